import HookModel
import Testing

/// What the network sends moves no cursor, colours nothing and reorders nothing.
@Suite struct SafeTextTests {
    @Test(
        "Text and how it is shown",
        arguments: [
            ("plain é 東京 🚀", "plain é 東京 🚀"), ("\u{1B}[31mred", "\\u{1b}[31mred"), ("a\nb\tc", "a\\u{a}b\\u{9}c"),
            ("\u{7F}\u{85}\u{9B}", "\\u{7f}\\u{85}\\u{9b}"), ("\u{202E}evil", "\\u{202e}evil"),
            ("a\u{200B}b\u{FEFF}", "a\\u{200b}b\\u{feff}"), ("\u{2028}\u{2029}", "\\u{2028}\\u{2029}"),
            ("\u{E000}", "\\u{e000}"), ("\u{3164}", "\\u{3164}"), ("\r\n", "\\u{d}\\u{a}"),
        ])
    func escapes(text: String, shown: String) { #expect(SafeText.escape(text) == shown) }

    @Test("Lines stay where they are wanted")
    func lines() { #expect(SafeText.escape("a\n\tb\r\u{1B}", keepingLines: true) == "a\n\tb\\u{d}\\u{1b}") }

    @Test(
        "Bytes that are no UTF-8 become marks",
        arguments: [
            ([0xFF, 0x41], "\u{FFFD}A"), ([0xC0, 0x80], "\u{FFFD}\u{FFFD}"), ([0xED, 0xA0, 0x80, 0x42], "\u{FFFD}"),
            ([0xF0, 0x9F, 0x9A], "\u{FFFD}"),
        ] as [([UInt8], String)])
    func bytes(bytes: [UInt8], start: String) { #expect(SafeText.escape(bytes).hasPrefix(start)) }

    @Test(
        "Numbers for people",
        arguments: [(0, "0"), (999, "999"), (1000, "1,000"), (1_234_567, "1,234,567"), (-12_345, "-12,345")])
    func grouped(number: Int, text: String) { #expect(GroupedNumber.text(number) == text) }
}
