public import JSONText

/// The documents that schemas may refer to besides themselves.
///
/// References resolve inside these, and in the official meta-schemas, which are always there. Nothing is ever opened
/// or fetched. Documents are looked at only when something refers to them.
public struct SchemaRegistry: Sendable {
    private(set) var documents: [ExactText: JSONValue] = [:]
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
        let name = ExactText(SchemaURI(uri).resolved(against: SchemaURI("")).absolute)
        size += document.bytes.count - (documents[name]?.bytes.count ?? 0)
        documents[name] = document
    }

    /// The document that was given under a URI, or is an official meta-schema.
    func document(at uri: String) -> JSONValue? { documents[ExactText(uri)] ?? MetaSchemas.documents[uri]?.root }

    /// The document that was given under a URI, or whose `$id` it is.
    func document(named uri: String) -> JSONValue? {
        document(at: uri)
            ?? documents.values.first {
                $0["$id"]?.string.map { SchemaURI($0).absolute.utf8.elementsEqual(uri.utf8) } == true
            }
    }
}
