internal import HookProviders
internal import JSONText

/// Puts the line ends back that stood between values, or behind them, and are gone.
struct ValueLines: Sendable, Hashable {
    /// What ends a line.
    var lineEnd = "\r\n"
    /// Whether there is one inside of the brackets of the whole text too.
    var isInside = false
    /// Whether there is one behind the text.
    var isBehind = true

    /// All that are tried, likeliest first.
    static let all: [ValueLines] = ["\r\n", "\n"].flatMap { lineEnd in
        [(false, true), (false, false), (true, true), (true, false)].map { inside, behind in
            ValueLines(lineEnd: lineEnd, isInside: inside, isBehind: behind)
        }
    }

    /// The elements of an array, or the members of an object, each on a line; nothing else is changed in them.
    func apply(to json: JSONText) -> [UInt8]? {
        var out: [UInt8] = []
        out.reserveCapacity(json.bytes.count + 64)
        func add(_ start: Int, _ end: Int, isFirst: Bool) {
            if !isFirst { out.append(UInt8(ascii: ",")) }
            if !isFirst || isInside { out.append(contentsOf: lineEnd.utf8) }
            out.append(contentsOf: json.bytes[start..<end])
        }
        func end(of node: JSONText.Node) -> Int { json.offset(of: node) + json.bytes(of: node).count }
        let isArray = json.kind(of: json.root) == .array
        guard isArray || json.kind(of: json.root) == .object, json.count(of: json.root) > 0 else { return nil }
        out.append(UInt8(ascii: isArray ? "[" : "{"))
        var isFirst = true
        for element in json.elements(of: json.root) {
            add(json.offset(of: element), end(of: element), isFirst: isFirst)
            isFirst = false
        }
        for member in json.members(of: json.root) {
            add(json.offset(of: member.name), end(of: member.value), isFirst: isFirst)
            isFirst = false
        }
        if isInside { out.append(contentsOf: lineEnd.utf8) }
        out.append(UInt8(ascii: isArray ? "]" : "}"))
        if isBehind { out.append(contentsOf: lineEnd.utf8) }
        return out
    }

    /// JSON texts behind each other, each on a line; nil where there is one or none.
    func apply(toLines body: UnsafeRawBufferPointer) -> [UInt8]? {
        guard !isInside else { return nil }
        let ends = ValueLines.ends(body)
        guard ends.count > 1 else { return nil }
        var out: [UInt8] = []
        var start = 0
        for (place, end) in ends.enumerated() {
            out.append(contentsOf: body[start..<end].drop { $0 <= 0x20 })
            if isBehind || place < ends.count - 1 { out.append(contentsOf: lineEnd.utf8) }
            start = end
        }
        return out
    }

    /// Where each of several objects or arrays ends; empty where something else stands between them.
    private static func ends(_ body: UnsafeRawBufferPointer) -> [Int] {
        var ends: [Int] = []
        var depth = 0
        var isString = false
        var index = 0
        while index < body.count {
            let byte = body[index]
            if isString {
                if byte == UInt8(ascii: "\\") { index += 1 }
                isString = byte != UInt8(ascii: "\"")
            } else {
                switch byte {
                case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
                case UInt8(ascii: "}"), UInt8(ascii: "]"):
                    depth -= 1
                    if depth < 0 { return [] }
                    if depth == 0 { ends.append(index + 1) }
                case UInt8(ascii: "\""): isString = true
                default: if depth == 0, byte > 0x20 { return [] }
                }
            }
            index += 1
        }
        return depth == 0 && !isString ? ends : []
    }

    /// The line end by its name.
    var words: String { lineEnd == "\n" ? "LF" : "CRLF" }
}
