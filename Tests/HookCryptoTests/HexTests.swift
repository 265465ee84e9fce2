import HookCrypto
import Testing

@Suite struct HexTests {
    @Test("Digits of either case are read", arguments: [("00ff7f", false), ("00FF7F", true), ("00fF7f", true)])
    func reads(text: String, hasUpperCase: Bool) throws {
        let decoded = try #require(Array(text.utf8).withUnsafeBytes { Hex.decode($0, count: 3) })
        #expect(decoded.bytes == [0x00, 0xFF, 0x7F])
        #expect(decoded.hasUpperCase == hasUpperCase)
    }

    @Test(
        "Everything else is refused", arguments: ["", "00ff7", "00ff7f0", "00ff7g", "00ff 7", "00ff7\u{E9}", "0x00ff"])
    func refuses(text: String) {
        #expect(Array(text.utf8).withUnsafeBytes { Hex.decode($0, count: 3) } == nil)
    }
}
