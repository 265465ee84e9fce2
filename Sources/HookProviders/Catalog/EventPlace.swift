package import HookModel
package import JSONText

/// Where a request says one thing of its event.
package enum EventPlace: Sendable, CustomStringConvertible {
    /// In the payload.
    case member(JSONPointer)
    /// In the first line of a header.
    case header(HeaderName)

    /// The place inside the payload; nil for a header.
    package var pointer: JSONPointer? {
        if case .member(let pointer) = self { pointer } else { nil }
    }

    /// The header; nil for a place inside the payload.
    package var header: HeaderName? {
        if case .header(let name) = self { name } else { nil }
    }

    /// The same place of an event that stands inside a body.
    func inside(_ outer: JSONPointer) -> EventPlace {
        switch self {
        case .member(let pointer): .member(JSONPointer(outer.tokens + pointer.tokens))
        case .header: self
        }
    }

    /// The place in words: `/data/id`, `header X-GitHub-Event`.
    package var description: String {
        switch self {
        case .member(let pointer): pointer.description
        case .header(let name): "header \(name.description)"
        }
    }

    init(_ field: DocumentField) throws(CatalogError) {
        if let header = field.optional("header") {
            self = .header(HeaderName(try header.string()))
        } else {
            let text = try field.string()
            guard let pointer = JSONPointer(parsing: text) else {
                throw field.error(
                    "expected a JSON Pointer such as \"/data/id\", or a header such as {\"header\": \"X-Event\"}, "
                        + "found \"\(text)\"")
            }
            self = .member(pointer)
        }
    }
}
