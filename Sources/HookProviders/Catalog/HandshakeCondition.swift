internal import HookModel
internal import JSONText

/// By what a handshake is told from other requests; all of it has to hold.
struct HandshakeCondition: Sendable {
    /// What a member of the payload has to be.
    enum Value: Sendable {
        case text([UInt8])
        case number(JSONNumber)
        case bool(Bool)
        /// Whatever stands there.
        case any
    }

    let method: [UInt8]
    /// Whether there must be no body.
    let isBodyless: Bool
    let members: [(pointer: JSONPointer, value: Value)]
    /// Members that must not be there.
    let absent: [JSONPointer]
    /// Parameters of the query; nil as a value stands for any.
    let query: [(name: [UInt8], value: [UInt8]?)]
    let headers: [HeaderName]
    /// Headers of which a value is asked for, case aside.
    let headerValues: [(name: HeaderName, value: String)]

    init(_ field: DocumentField) throws(CatalogError) {
        method = Array(try field.member("method").string().utf8)
        isBodyless = field.optional("empty_body")?.value.bool ?? false
        var members: [(JSONPointer, Value)] = []
        for (name, value) in field.optional("members")?.value.members ?? [] {
            guard let pointer = JSONPointer(parsing: name) else {
                throw try field.member("members").error("expected JSON Pointers as names, found \"\(name)\"")
            }
            members.append((pointer, try Value(DocumentField(file: field.file, value: value))))
        }
        self.members = members
        absent = try IdentifyRules.pointers(field.elements("absent"))
        query = (field.optional("query")?.value.members ?? []).map { name, value in
            (Array(name.utf8), value.string.map { Array($0.utf8) })
        }
        headers = try field.strings("headers").map(HeaderName.init)
        headerValues = (field.optional("header_values")?.value.members ?? []).map { name, value in
            (HeaderName(name), (value.string ?? "").lowercased())
        }
    }

    /// Whether the headers are there that are asked for.
    func fits(_ lines: HeaderLines) -> Bool {
        headers.allSatisfy(lines.contains)
            && headerValues.allSatisfy { name, value in
                lines.first(name).map { String(decoding: $0, as: UTF8.self).lowercased() } == value
            }
    }

    /// Whether a payload is such a handshake's.
    func fits(_ text: JSONText) -> Bool {
        members.allSatisfy { pointer, value in text.find(pointer).map { value.equals($0, in: text) } ?? false }
            && absent.allSatisfy { text.find($0) == nil }
    }
}

extension HandshakeCondition.Value {
    fileprivate init(_ field: DocumentField) throws(CatalogError) {
        if let number = field.value.number {
            self = .number(number)
        } else if let bool = field.value.bool {
            self = .bool(bool)
        } else if field.value.isNull {
            self = .any
        } else {
            self = .text(Array(try field.string().utf8))
        }
    }

    fileprivate func equals(_ node: JSONText.Node, in text: JSONText) -> Bool {
        switch self {
        case .text(let expected): expected.withUnsafeBytes { text.stringEquals(node, utf8: $0) }
        case .any: true
        case .bool(let expected): text.bytes(of: node).elementsEqual((expected ? "true" : "false").utf8)
        case .number(let expected): text.number(of: node).map { $0 == expected } ?? false
        }
    }
}
