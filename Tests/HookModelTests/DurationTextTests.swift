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

    @Test(
        "Field 9: a wait is told in the units that people use",
        arguments: [
            (0, "0 ms"), (-5, "0 ms"), (999, "999 ms"), (1000, "1 s"), (1549, "1.5 s"), (9960, "10 s"),
            (10_400, "10 s"), (59_600, "1 min"), (100_000, "1 min 40 s"), (600_000, "10 min"), (3_599_600, "1 h"),
            (4_642_083, "1 h 17 min"), (86_400_000, "24 h"), (172_800_000, "2 d"), (788_400_000, "9 d 3 h"),
            (Int64.max / 2, "53375995583 d 16 h"),
        ])
    func speaks(milliseconds: Int64, spoken: String) {
        #expect(Duration.milliseconds(milliseconds).spoken == spoken)
    }

    @Test("What is no duration is refused", arguments: ["", "5", "-5s", "1.5s", "s", "5 s", "5S", "9999999999999999h"])
    func refuses(text: String) {
        #expect(Duration(text: text) == nil)
    }
}
