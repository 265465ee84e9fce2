package import JSONText

extension QueryValue {
    /// Whether the value that a pointer leads to in a document is so.
    package func holds(_ document: JSONText, at pointer: JSONPointer) -> Bool {
        guard let node = document.find(pointer) else { return false }
        switch self {
        case .exists: return true
        case .anyOf(let matches): return matches.contains { $0.holds(document, node) }
        case .number(let comparison, let number):
            return QueryValue.number(document, node).map { comparison.holds($0, number) } ?? false
        }
    }

    /// Whether a header line's value is so.
    package func holds(_ header: UnsafeRawBufferPointer) -> Bool {
        switch self {
        case .exists: return true
        case .anyOf(let matches): return matches.contains { $0.holds(header) }
        case .number(let comparison, let number):
            return JSONNumber(String(decoding: header, as: UTF8.self)).map { comparison.holds($0, number) } ?? false
        }
    }

    /// The number that a value is, or that its string says.
    fileprivate static func number(_ document: JSONText, _ node: JSONText.Node) -> JSONNumber? {
        document.number(of: node) ?? document.string(of: node).flatMap { JSONNumber($0) }
    }
}

extension QueryValue.Match {
    /// Whether a value of a document is this one; never for an object or an array.
    func holds(_ document: JSONText, _ node: JSONText.Node) -> Bool {
        switch self {
        case .string(let pattern): return document.withUTF8(of: node) { pattern.matches($0) } ?? false
        case .number(let number): return QueryValue.number(document, node) == number
        case .scalar(let pattern):
            switch document.kind(of: node) {
            case .object, .array: return false
            case .string: return document.withUTF8(of: node) { pattern.matches($0) } ?? false
            case .number, .true, .false, .null: return pattern.matches(document.bytes(of: node))
            }
        }
    }

    /// Whether a header line's value is this one.
    func holds(_ header: UnsafeRawBufferPointer) -> Bool {
        switch self {
        case .string(let pattern), .scalar(let pattern): return pattern.matches(header)
        case .number(let number): return JSONNumber(String(decoding: header, as: UTF8.self)) == number
        }
    }
}
