internal import HookModel
internal import HookProviders

/// What may be repeated of a request in a text for people: cut short and harmless.
enum CitedText {
    /// A header's name.
    static func name(_ text: String) -> String { cut(SafeText.escape(text), 60) }

    /// A URL without its query, which may hold credentials.
    static func url(_ bytes: [UInt8]) -> String {
        var path = bytes.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
        // A query behind an escaped question mark is one as well.
        let mark = path.indices.first { path[$0...].starts(with: "%3F".utf8) || path[$0...].starts(with: "%3f".utf8) }
        if let mark { path = path[..<mark] }
        return cut(SafeText.escape(path), 160) + (path.count < bytes.count ? "?…" : "")
    }

    /// A time, or what its text is where it is none: that could be anything, a secret too.
    static func time(_ bytes: [UInt8]) -> String {
        if bytes.isEmpty { return "an empty text" }
        let isTime = bytes.allSatisfy { (0x30...0x39).contains($0) || "+-:.TZ ".utf8.contains($0) }
        return isTime && bytes.count <= 40
            ? "\"\(String(decoding: bytes, as: UTF8.self))\"" : "\(bytes.count) bytes that are no time"
    }

    /// A list as a sentence has it.
    static func list(_ items: [String]) -> String {
        guard let last = items.last, items.count > 1 else { return items.first ?? "" }
        return items.dropLast().joined(separator: ", ") + " and " + last
    }

    /// Alternatives as a sentence has them.
    static func choice(_ items: [String]) -> String {
        guard let last = items.last, items.count > 1 else { return items.first ?? "" }
        return items.dropLast().joined(separator: ", ") + " or " + last
    }

    private static func cut(_ text: String, _ limit: Int) -> String {
        text.count <= limit ? text : text.prefix(limit) + "…"
    }
}
