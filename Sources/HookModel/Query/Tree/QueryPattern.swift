/// What a name or a value has to be: a text in which `*` stands for any run of bytes and `?` for any one byte.
///
/// Other than a `Glob`, it can hold a star that stands for itself, which a query writes in quotes.
package struct QueryPattern: Sendable, Hashable {
    /// Bytes as themselves, and `any` and `one` for the wildcards; no two `any` follow each other.
    package let codes: [UInt16]

    /// The code of `*`.
    static let any: UInt16 = 256
    /// The code of `?`.
    static let one: UInt16 = 257

    /// Makes a pattern from bytes and wildcards.
    init(codes: some Sequence<UInt16>) {
        var kept: [UInt16] = []
        for code in codes where code != QueryPattern.any || kept.last != code { kept.append(code) }
        self.codes = kept
    }

    /// The pattern that one text fits alone.
    package init(literal text: String) {
        codes = text.utf8.map(UInt16.init)
    }

    /// The pattern of a text whose `*` and `?` are wildcards.
    package init(glob text: String) {
        self.init(codes: text.utf8.map(QueryPattern.code))
    }

    /// The code of a byte outside of quotes.
    static func code(_ byte: UInt8) -> UInt16 {
        switch byte {
        case UInt8(ascii: "*"): any
        case UInt8(ascii: "?"): one
        default: UInt16(byte)
        }
    }

    /// What an empty text fits alone; among providers and events it stands for none.
    package static let empty = QueryPattern(literal: "")

    /// The one text that fits; nil for a pattern with wildcards.
    package var literal: String? { isLiteral ? prefix : nil }

    /// Whether the pattern has no wildcards, so that plain comparison does.
    package var isLiteral: Bool { codes.allSatisfy { $0 < 256 } }

    /// What each text that fits begins with: all before the first wildcard.
    package var prefix: String {
        String(decoding: codes.prefix { $0 < 256 }.map { UInt8(truncatingIfNeeded: $0) }, as: UTF8.self)
    }

    /// The same pattern for text in lower case; only ASCII letters change.
    package var lowercased: QueryPattern {
        QueryPattern(codes: codes.map { $0 < 256 ? UInt16(HeaderName.fold(UInt8(truncatingIfNeeded: $0))) : $0 })
    }

    /// Whether the whole text fits.
    package func matches(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { matches(UnsafeRawBufferPointer($0)) }
    }

    /// Whether all the bytes fit; takes at most pattern times text steps.
    package func matches(_ text: UnsafeRawBufferPointer) -> Bool {
        codes.withUnsafeBufferPointer { codes in
            var index = 0
            var at = 0
            var star: Int?
            var resume = 0
            while index < text.count {
                if at < codes.count, codes[at] == QueryPattern.any {
                    star = at
                    resume = index
                    at += 1
                } else if at < codes.count, codes[at] == QueryPattern.one || codes[at] == UInt16(text[index]) {
                    at += 1
                    index += 1
                } else if let star {
                    // The last star takes one byte more; earlier ones never need to.
                    at = star + 1
                    resume += 1
                    index = resume
                } else {
                    return false
                }
            }
            return codes[at...].allSatisfy { $0 == QueryPattern.any }
        }
    }
}

extension [QueryPattern] {
    /// Whether one of the patterns fits the text; none fits where there are none.
    package func matches(_ text: String) -> Bool { contains { $0.matches(text) } }

    /// Whether one of the patterns fits the bytes.
    package func matches(_ text: UnsafeRawBufferPointer) -> Bool { contains { $0.matches(text) } }
}
