/// Finds header values in a head whose bytes are borrowed, without making strings.
@frozen
@usableFromInline
package struct HeaderLines {
    /// What a name's lines say.
    @frozen
    @usableFromInline
    package enum Value {
        /// There is no line of the name.
        case absent
        /// One value, without the white space around it.
        case single(UnsafeRawBufferPointer)
        /// Several lines of the name that differ.
        case conflicting
    }

    @usableFromInline let fields: [HeaderField]
    @usableFromInline let raw: UnsafeRawBufferPointer

    /// Reads a block; `raw` are its bytes, valid for as long as the result is used.
    @inlinable
    package init(_ block: HeaderBlock, in raw: UnsafeRawBufferPointer) {
        fields = block.fields
        self.raw = raw
    }

    /// The value of a header; several equal lines count as one.
    @inlinable
    package func value(of name: HeaderName) -> Value {
        var found: UnsafeRawBufferPointer?
        for field in fields where field.isNamed(name, in: raw) {
            let value = UnsafeRawBufferPointer(rebasing: raw[field.value.indices])
            guard let first = found else {
                found = value
                continue
            }
            if !first.elementsEqual(value) { return .conflicting }
        }
        return found.map(Value.single) ?? .absent
    }

    /// The value of the first line of a name; nil where there is none.
    @inlinable
    package func first(_ name: HeaderName) -> UnsafeRawBufferPointer? {
        for field in fields where field.isNamed(name, in: raw) {
            return UnsafeRawBufferPointer(rebasing: raw[field.value.indices])
        }
        return nil
    }

    /// Whether there is a line of a name.
    @inlinable
    package func contains(_ name: HeaderName) -> Bool {
        fields.contains { $0.isNamed(name, in: raw) }
    }

    /// A line whose value nobody asks for yet.
    @frozen
    @usableFromInline
    package struct Line {
        @usableFromInline let field: HeaderField
        @usableFromInline let raw: UnsafeRawBufferPointer

        @inlinable
        init(field: HeaderField, raw: UnsafeRawBufferPointer) {
            self.field = field
            self.raw = raw
        }

        /// The length of the name in bytes.
        @inlinable
        package var nameLength: Int { Int(field.name.count) }

        /// Whether the line has this name, case aside.
        @inlinable
        package func isNamed(_ name: HeaderName) -> Bool { field.isNamed(name, in: raw) }
    }

    /// Calls `body` with each line in order.
    @inlinable
    package func forEach(_ body: (Line) -> Void) {
        for field in fields { body(Line(field: field, raw: raw)) }
    }
}
