internal import HookModel

/// Finds header values in a head whose bytes are lent, without making strings.
struct HeaderLines {
    enum Value {
        case absent
        case single(UnsafeRawBufferPointer)
        /// Several lines of the name that differ.
        case conflicting
    }

    fileprivate let block: HeaderBlock
    fileprivate let raw: UnsafeRawBufferPointer

    init(_ block: HeaderBlock, in raw: UnsafeRawBufferPointer) {
        self.block = block
        self.raw = raw
    }

    /// The value of a header; several equal lines count as one.
    func value(of name: HeaderName) -> Value {
        var found: UnsafeRawBufferPointer?
        for field in block.fields where block.matches(field, name, in: raw) {
            let value = UnsafeRawBufferPointer(rebasing: raw[field.value.indices])
            guard let first = found else {
                found = value
                continue
            }
            if !first.elementsEqual(value) { return .conflicting }
        }
        return found.map(Value.single) ?? .absent
    }

    /// The value of the first line of a name.
    func first(_ name: HeaderName) -> UnsafeRawBufferPointer? {
        for field in block.fields where block.matches(field, name, in: raw) {
            return UnsafeRawBufferPointer(rebasing: raw[field.value.indices])
        }
        return nil
    }

    func contains(_ name: HeaderName) -> Bool {
        block.fields.contains { block.matches($0, name, in: raw) }
    }

    /// A line whose value nobody asks for yet.
    struct Line {
        fileprivate let field: HeaderField
        fileprivate let lines: HeaderLines

        var nameLength: Int { Int(field.name.count) }

        func isNamed(_ name: HeaderName) -> Bool { lines.block.matches(field, name, in: lines.raw) }
    }

    func forEach(_ body: (Line) -> Void) {
        for field in block.fields { body(Line(field: field, lines: self)) }
    }
}
