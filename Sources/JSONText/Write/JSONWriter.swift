/// Writes JSON by hand into bytes that it keeps for reuse.
///
/// Calls come in the order of the text: `beginObject`, then `name` and a value in turn, `endObject`. Commas, colons
/// and indentation are added; that names and values alternate and that containers are closed is the caller's matter.
/// Once the buffer has grown to its working size no call allocates.
public struct JSONWriter: Sendable {
    /// How the text is laid out.
    public enum Layout: Sendable, Hashable {
        /// No white space.
        case compact
        /// A line for every member and element, two spaces for each level.
        case pretty
    }

    /// What has been written so far.
    public internal(set) var bytes: [UInt8]

    private let isPretty: Bool
    private var depth = 0
    private var needsComma = false
    private var followsName = false

    /// Creates a writer that appends to `bytes`.
    public init(appendingTo bytes: [UInt8] = [], layout: Layout = .compact) {
        self.bytes = bytes
        isPretty = layout == .pretty
    }

    /// Forgets everything written and keeps the buffer.
    public mutating func reset() {
        bytes.removeAll(keepingCapacity: true)
        depth = 0
        needsComma = false
        followsName = false
    }

    /// Starts an object.
    public mutating func beginObject() { begin(UInt8(ascii: "{")) }

    /// Ends the innermost object.
    public mutating func endObject() { end(UInt8(ascii: "}")) }

    /// Starts an array.
    public mutating func beginArray() { begin(UInt8(ascii: "[")) }

    /// Ends the innermost array.
    public mutating func endArray() { end(UInt8(ascii: "]")) }

    /// Writes an object whose members `body` writes.
    public mutating func object<E>(_ body: (inout JSONWriter) throws(E) -> Void) throws(E) {
        beginObject()
        try body(&self)
        endObject()
    }

    /// Writes an array whose elements `body` writes.
    public mutating func array<E>(_ body: (inout JSONWriter) throws(E) -> Void) throws(E) {
        beginArray()
        try body(&self)
        endArray()
    }

    /// Writes the name of a member; its value comes next.
    public mutating func name(_ name: StaticString) {
        beforeItem()
        appendQuoted(UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount))
        expectValue()
    }

    /// Writes the name of a member; its value comes next.
    public mutating func name(_ name: String) {
        beforeItem()
        appendQuoted(name)
        expectValue()
    }

    /// Writes `null`.
    public mutating func null() { literal("null") }

    /// Writes a boolean.
    public mutating func bool(_ value: Bool) { literal(value ? "true" : "false") }

    /// Writes a value, or a whole text, that is JSON already, as it stands.
    public mutating func raw(_ json: some Collection<UInt8>) {
        beforeItem()
        bytes.append(contentsOf: json)
        needsComma = true
    }

    /// Writes a literal that is JSON already, as it stands.
    public mutating func literal(_ json: StaticString) {
        raw(UnsafeBufferPointer(start: json.utf8Start, count: json.utf8CodeUnitCount))
    }

    /// Writes a number as it was sent.
    public mutating func number(_ value: JSONNumber) { raw(value.text.utf8) }

    /// Writes an integer.
    public mutating func integer(_ value: some FixedWidthInteger) {
        beforeItem()
        appendInteger(value)
        needsComma = true
    }

    /// Writes a string.
    public mutating func string(_ value: String) {
        beforeItem()
        appendQuoted(value)
        needsComma = true
    }

    /// Writes a string from raw bytes; each byte that is not part of well-formed UTF-8 becomes U+FFFD.
    public mutating func string(utf8: UnsafeRawBufferPointer) {
        beforeItem()
        appendQuoted(utf8.assumingMemoryBound(to: UInt8.self))
        needsComma = true
    }
}

extension JSONWriter {
    private mutating func begin(_ bracket: UInt8) {
        beforeItem()
        bytes.append(bracket)
        depth += 1
        needsComma = false
    }

    private mutating func end(_ bracket: UInt8) {
        depth -= 1
        if needsComma, isPretty { newLine() }
        bytes.append(bracket)
        needsComma = true
    }

    @inline(__always)
    private mutating func beforeItem() {
        if followsName {
            followsName = false
            return
        }
        if needsComma { bytes.append(UInt8(ascii: ",")) }
        if isPretty, depth > 0 { newLine() }
    }

    /// Turns the string just written into a member's name.
    mutating func expectValue() {
        bytes.append(UInt8(ascii: ":"))
        if isPretty { bytes.append(UInt8(ascii: " ")) }
        followsName = true
    }

    private mutating func newLine() {
        bytes.append(UInt8(ascii: "\n"))
        for _ in 0..<depth * 2 { bytes.append(UInt8(ascii: " ")) }
    }
}
