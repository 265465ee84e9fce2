import HookModel

/// Kind 10: what people send as JSON, with what they probably did.
extension FieldCase {
    private static func notJSON(_ name: String, _ body: String, _ place: String, _ hint: String) -> FieldCase {
        notJSON(name, Array(body.utf8), place, hint)
    }

    private static func notJSON(
        _ name: String, _ body: [UInt8], type: String = json, _ place: String, _ hint: String
    ) -> FieldCase {
        FieldCase(
            "10 \(name)", "POST /x HTTP/1.1", [type], "", .unknown, .notJSON,
            says: ["\(place)  not JSON", "hint: \(hint)"],
            enforced: 400
        ).sending(body)
    }

    static let hints: [FieldCase] = [
        notJSON("Python's dictionary", "{'a': True}", "1:2", "Python's text of a dictionary"),
        notJSON("Python's None", #"{"a": None}"#, "1:7", "None is of Python"),
        notJSON("NaN", #"{"a":NaN}"#, "1:6", "NaN is no JSON number"),
        notJSON("Infinity", #"[1,-Infinity]"#, "1:5", "infinity is no JSON number"),
        notJSON("undefined", #"{"a":undefined}"#, "1:6", "undefined"),
        notJSON("a comma before the end", #"{"a":1,}"#, "1:8", "a trailing comma"),
        notJSON("a comma before the end of an array", "[1,\n2,\n]", "3:1", "a trailing comma"),
        notJSON("typographic quotes", "{ “a”: 1 }", "1:3", "typographic quotes"),
        notJSON("names without quotes", "{a: 1}", "1:2", "a member name without quotes: write \"a\""),
        notJSON("a page of an error", "<!DOCTYPE html><p>", "1:1", "HTML"),
        notJSON("XML", "<?xml version=\"1.0\"?><a/>", "1:1", "XML"),
        notJSON("a form", "a=1&b=2", "1:1", "a form"),
        notJSON("a comment", "{\"a\":1 // b\n}", "1:8", "a comment"),
        notJSON("several values", "{\"a\":1}\n{\"a\":2}", "2:1", "a second JSON text on a line of its own (NDJSON)"),
        notJSON(
            "JSON twice in quotes that are not escaped", #"{"a":"{"b":1}"}"#, "1:9", "a double quote inside a string?"),
        notJSON("a byte order mark", [0xEF, 0xBB, 0xBF] + Array("{}".utf8), "1:1", "a byte order mark in front"),
        notJSON(
            "UTF-16", [0xFF, 0xFE, 0x7B, 0x00, 0x7D, 0x00], "1:1", "UTF-16 (little-endian): JSON is sent in UTF-8"),
        notJSON(
            "a charset that says what the byte is", Array(#"{"a":""#.utf8) + [0xFC] + Array(#""}"#.utf8),
            type: json + "; charset=ISO-8859-1", "1:7",
            "not UTF-8, likely ISO-8859-1 or Windows-1252, in which the byte is 'ü'"),
        notJSON("a line end in a string", "{\"a\":\"b\nc\"}", "1:8", ""),
        notJSON("nothing", "", "1:1", ""),
    ]
}
