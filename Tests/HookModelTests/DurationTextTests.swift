import HookModel
import Testing

@Suite struct DurationTextTests {
    @Test(
        "A duration is read and written",
        arguments: [
            ("200ms", 200, "200ms"), ("5s", 5000, "5s"), ("300s", 300_000, "5m"), ("10m", 600_000, "10m"),
            ("2h", 7_200_000, "2h"), ("0", 0, "0s"), ("0s", 0, "0s"),
        ])
    func reads(text: String, milliseconds: Int64, written: String) throws {
        let duration = try #require(Duration(text: text))
        #expect(duration.wholeMilliseconds == milliseconds)
        #expect(duration.text == written)
    }

    @Test("What is no duration is refused", arguments: ["", "5", "-5s", "1.5s", "s", "5 s", "5S", "9999999999999999h"])
    func refuses(text: String) {
        #expect(Duration(text: text) == nil)
    }
}
