/// What an `Accept` header prefers (RFC 9110, section 12.5.1).
struct AcceptHeader {
    private struct Range {
        let type: Substring
        let quality: Double
    }

    private let ranges: [Range]

    /// Reads a header's value; what is not a media range is passed over.
    init(_ value: String) {
        ranges = value.split(separator: ",").compactMap { element in
            let parts = element.split(separator: ";").map { $0.trimmingSpaces.lowercased() }
            guard let type = parts.first, type.contains("/") else { return nil }
            let quality = parts.dropFirst().first { $0.hasPrefix("q=") }.map { Double($0.dropFirst(2)) ?? 0 } ?? 1
            return Range(type: Substring(type), quality: min(max(quality, 0), 1))
        }
    }

    /// The form that is preferred; nil when both are as good, or neither is wanted.
    var form: ResponseForm? { json == text ? nil : json > text ? .json : .text }

    /// Whether neither form is wanted; a header without media ranges wants anything.
    var refusesAll: Bool { !ranges.isEmpty && json == 0 && text == 0 }

    private var json: Double { max(quality("application/json"), quality("application/problem+json")) }
    private var text: Double { quality("text/plain") }

    /// The quality of the most specific range that fits.
    private func quality(_ type: String) -> Double {
        let family = type.prefix { $0 != "/" } + "/*"
        for candidate in [Substring(type), Substring(family), "*/*"] {
            if let range = ranges.first(where: { $0.type == candidate }) { return range.quality }
        }
        return 0
    }
}

extension Substring {
    fileprivate var trimmingSpaces: Substring {
        var text = self
        while text.first == " " || text.first == "\t" { text.removeFirst() }
        while text.last == " " || text.last == "\t" { text.removeLast() }
        return text
    }
}
