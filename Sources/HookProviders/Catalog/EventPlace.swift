public import HookModel
public import JSONSchema

/// Where a request says one thing of its event.
public enum EventPlace: Sendable, CustomStringConvertible {
    /// In the payload.
    case member(JSONPointer)
    /// In the first line of a header.
    case header(HeaderName)

    /// The place inside the payload; nil for a header.
    public var pointer: JSONPointer? {
        if case .member(let pointer) = self { pointer } else { nil }
    }

    /// The header; nil for a place inside the payload.
    public var header: HeaderName? {
        if case .header(let name) = self { name } else { nil }
    }

    /// The place in words: `/data/id`, `header X-GitHub-Event`.
    public var description: String {
        switch self {
        case .member(let pointer): pointer.description
        case .header(let name): "header \(name.description)"
        }
    }

    init(_ field: DocumentField) throws(CatalogError) {
        if let header = field.optional("header") {
            self = .header(HeaderName(try header.string()))
        } else {
            self = .member(try field.pointer())
        }
    }
}
