/// The documents that schemas may refer to besides themselves.
///
/// References resolve inside these, and in the official meta-schemas, which are always there. Nothing is ever opened
/// or fetched. Documents are looked at only when something refers to them.
public struct SchemaRegistry: Sendable {
    private(set) var documents: [String: JSONValue] = [:]
    /// The bytes of all documents together.
    private(set) var size = 0

    /// Creates a registry without documents.
    public init() {}

    /// Adds a document under the absolute URI by which it is referred to; an earlier one of the same URI is replaced.
    ///
    /// A fragment is dropped. `$id` in the document adds further names to it.
    public mutating func add(_ document: JSONDocument, at uri: String) { add(document.root, at: uri) }

    /// Adds a value that stands for a document of its own.
    public mutating func add(_ document: JSONValue, at uri: String) {
        let name = SchemaURI(uri).absolute
        size += document.bytes.count - (documents[name]?.bytes.count ?? 0)
        documents[name] = document
    }

    func document(at uri: String) -> JSONValue? { documents[uri] ?? MetaSchemas.documents[uri]?.root }
}
