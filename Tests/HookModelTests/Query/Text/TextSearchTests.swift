import HookModel
import Testing

/// A text in bytes, case aside.
@Suite struct TextSearchTests {
    static let texts = ["a", "ab", "aab", "abab", "abcabd", "A", "ÀB", "\u{0}", "zz"]

    @Test("The search finds what comparing at each place finds", arguments: texts)
    func likeNaive(text: String) throws {
        let search = try #require(TextSearch(text))
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<2000 {
            let length = Int.random(in: 0..<60, using: &generator)
            let bytes = (0..<length).map { _ in Array("abABcd\u{0}ÀàzZ".utf8).randomElement(using: &generator) ?? 0 }
            let folded = bytes.map(HeaderName.fold)
            // Of the letters beyond ASCII both cases count.
            let isThere = [text, text.lowercased()].contains { text in
                let needle = Array(text.utf8).map(HeaderName.fold)
                return length >= needle.count
                    && (0...(length - needle.count)).contains { folded[$0...].starts(with: needle) }
            }
            #expect(bytes.withUnsafeBytes(search.isIn) == isThere, "\(text) in \(bytes)")
        }
    }
}
