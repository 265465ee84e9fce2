import JSONText

/// The official meta-schemas, which every schema may refer to without being given them.
enum MetaSchemas {
    /// The documents by their URIs without a final `#`.
    static let documents: [String: JSONDocument] = {
        var documents: [String: JSONDocument] = [:]
        for text in draft7 + draft2019 + draft2020 {
            guard let document = try? JSONDocument(text), let id = document.root["$id"]?.string else { continue }
            documents[id.hasSuffix("#") ? String(id.dropLast()) : id] = document
        }
        return documents
    }()

    /// The bytes of all documents together.
    static let size = documents.values.reduce(0) { $0 + $1.bytes.count }
}
