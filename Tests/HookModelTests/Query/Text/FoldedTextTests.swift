import HookModel
import Testing

/// Texts are found whatever their case, beyond ASCII too.
@Suite struct FoldedTextTests {
    static let cases: [(text: String, bytes: String, isIn: Bool)] = [
        ("казань", "город КАЗАНЬ!", true), ("КАЗАНЬ", "город казань", true), ("Казань", "xКаЗаНь", true),
        ("казан", "КАЗ", false), ("straße", "STRASSE", false), ("straße", "Straße", true), ("ÉTÉ", "un été", true),
        ("été", "ete", false), ("ǆ", "ǅ", true), ("ς", "Σ", true), ("ａ", "Ａ", true), ("日本", "日本語", true),
        ("ß", "x", false), ("İ", "İ", true), ("İ", "i", false), ("ı", "I", false), ("straße", "STRAẞE", true),
        ("σ", "ς", true), ("ς", "σ", true), ("µ", "μ", true), ("Ω", "ω", true), ("ᾀ", "ᾈ", true), ("Ꭰ", "ꭰ", true),
        ("ꭰ", "Ꭰ", true), ("ékş", "ÉKŞ", true), ("éſ", "ÉS", true), ("ϐ", "Β", true), ("ﬁ", "fi", false),
    ]

    @Test("A text beyond ASCII", arguments: cases)
    func folded(_ test: (text: String, bytes: String, isIn: Bool)) throws {
        let search = try #require(TextSearch(test.text))
        let found = Array(test.bytes.utf8).withUnsafeBytes { search.isIn($0) }
        #expect(found == test.isIn)
    }
}
