/// One change to a JSON text, after which all but the changed value is still what it was, byte for byte.
///
/// White space, the order of members, the spelling of numbers and the escapes in strings stay. Of a repeated member name
/// the last member is changed, the one that look-ups take, and all are removed.
public struct JSONEdit: Sendable, Hashable {
    enum Change: Sendable, Hashable {
        /// Puts a value, in JSON, into the place; a member or element that is not there is added.
        case set([UInt8])
        /// Takes a member or an element out.
        case remove
    }

    /// The place that is changed.
    public let pointer: JSONPointer
    let change: Change

    private init(_ pointer: JSONPointer, _ change: Change) {
        self.pointer = pointer
        self.change = change
    }

    /// Reads a change as people type it, such as `/data/total=5`: a JSON Pointer, `=`, and a value.
    ///
    /// The first `=` separates. Where a member's own name has one, the pointer is written in its form for URI fragments
    /// (RFC 6901, section 6), which begins with `#` and has `%3D` for `=`: `#/a%3Db=5`.
    ///
    /// The value is JSON, without the white space around it. What is not JSON is taken for a string: `/data/status=paid`
    /// sets `"paid"`, `/data/status=` the empty string, and `/data/zip=01234` a string, since no JSON number begins so.
    ///
    /// The empty pointer is the whole text; the token `-`, or the index behind the last, is a new element of an array.
    ///
    /// - Throws: `JSONEditError` when there is no `=`, or no JSON Pointer in front of it.
    public init(_ text: String) throws(JSONEditError) {
        guard let equals = text.utf8.firstIndex(of: UInt8(ascii: "=")) else {
            throw JSONEditError(.noValue, at: text, "expected a JSON Pointer, = and a value, such as /data/total=5")
        }
        let place = String(text[..<equals])
        guard let pointer = JSONEdit.pointer(place) else {
            throw JSONEditError(
                .badPointer, at: place,
                "expected a JSON Pointer such as /data/total in front of the =; "
                    + "a member's own / is written ~1, its ~ is ~0, and #/a%3Db is for a member a=b")
        }
        self.init(pointer, .set(JSONEdit.value(Array(text[text.index(after: equals)...].utf8))))
    }

    /// Sets a place to a string.
    public static func setting(_ pointer: JSONPointer, to text: String) -> JSONEdit {
        JSONEdit(pointer, .set(JSONEdit.quoted(text)))
    }

    /// Sets a place to a number, as it is spelt.
    public static func setting(_ pointer: JSONPointer, to number: JSONNumber) -> JSONEdit {
        JSONEdit(pointer, .set(Array(number.text.utf8)))
    }

    /// Takes a member or an element away, with the comma and the white space that belong to it.
    public static func removing(_ pointer: JSONPointer) -> JSONEdit { JSONEdit(pointer, .remove) }

    /// The same change to the value under a name or index of a text; nil where the change is not inside that value.
    public func inside(_ token: String) -> JSONEdit? {
        guard pointer.tokens.first == token else { return nil }
        return JSONEdit(JSONPointer(Array(pointer.tokens.dropFirst())), change)
    }

    /// JSON without the white space around it; a string for what is not JSON.
    private static func value(_ bytes: [UInt8]) -> [UInt8] {
        guard let document = try? JSONDocument(bytes) else { return quoted(String(decoding: bytes, as: UTF8.self)) }
        return Array(document.root.bytes)
    }

    static func quoted(_ text: String) -> [UInt8] {
        var writer = JSONWriter()
        writer.string(text)
        return writer.bytes
    }

    /// Reads either form of a pointer.
    private static func pointer(_ text: String) -> JSONPointer? {
        text.hasPrefix("#") ? JSONPointer(fragment: text.dropFirst()) : JSONPointer(parsing: text)
    }
}
