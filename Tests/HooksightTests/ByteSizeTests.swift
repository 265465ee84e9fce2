import Testing

@testable import hooksight

@Suite struct ByteSizeTests {
    @Test(
        "Sizes as people write them",
        arguments: [
            ("65536B", 65_536), ("64KiB", 65_536), ("64kib", 65_536), ("32MiB", 33_554_432), ("1GB", 1_000_000_000),
            ("10gb", 10_000_000_000), ("1kB", 1000), ("5B", 5), ("1TiB", 1 << 40), ("0B", 0),
        ])
    func reads(text: String, bytes: Int) { #expect(ByteSize.parse(text) == bytes) }

    @Test(
        "What is no size",
        arguments: ["", "32", "0", "KiB", "-1", "+1", "1.5MiB", "1 KiB", "1XB", "9223372036854775807KiB", "1k"])
    func refuses(_ text: String) { #expect(ByteSize.parse(text) == nil) }

    @Test(
        "Sizes for people",
        arguments: [(489, "489 B"), (1024, "1.0 KiB"), (12_600, "12.3 KiB"), (33_554_432, "32.0 MiB")])
    func describes(bytes: Int, text: String) { #expect(ByteSize.describe(bytes) == text) }
}
