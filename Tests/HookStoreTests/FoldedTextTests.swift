import HookModel
import TestSupport
import Testing

@testable import HookStore

/// Texts are found whatever their case, beyond ASCII too.
@Suite struct FoldedTextTests {
    static let cases: [(text: String, bytes: String, isIn: Bool)] = [
        ("казань", "город КАЗАНЬ!", true), ("КАЗАНЬ", "город казань", true), ("Казань", "xКаЗаНь", true),
        ("казан", "КАЗ", false), ("straße", "STRASSE", false), ("straße", "Straße", true), ("ÉTÉ", "un été", true),
        ("été", "ete", false), ("ǆ", "ǅ", true), ("ς", "Σ", true), ("ａ", "Ａ", true), ("日本", "日本語", true),
        ("ß", "x", false), ("İ", "İ", true),
    ]

    @Test("A text beyond ASCII", arguments: cases)
    func folded(_ test: (text: String, bytes: String, isIn: Bool)) throws {
        let search = try #require(TextSearch(test.text))
        let found = Array(test.bytes.utf8).withUnsafeBytes { search.isIn($0) }
        #expect(found == test.isIn)
    }

    @Test("F: a search over the seam of two stored pieces finds it too")
    func seam() async throws {
        let store = try TemporaryStore()
        // Pieces are 256 KiB long; the text stands across the first border in every way it can be cut.
        for cut in 1...11 {
            let body = [UInt8](repeating: 0x20, count: 262_144 - cut) + Array("КАЗАНЬ".utf8) + [0x20]
            _ = try await store.write([.of(body: body)])
        }
        let page = try await store.store.captures(CaptureFilter(text: "казань"), limit: 50)
        #expect(page.captures.count == 11)
    }
}
