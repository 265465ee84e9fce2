import HookModel
import Testing

@Suite struct TimestampTests {
    @Test(
        "Moments after RFC 3339",
        arguments: [
            ("1970-01-01T00:00:00Z", 0), ("2026-11-20T10:30:00.123Z", 1_795_170_600_123),
            ("2026-11-20T16:00:00.1239+05:30", 1_795_170_600_123), ("2026-11-20t10:30:00z", 1_795_170_600_000),
            ("2026-11-20 10:30:00-00:00", 1_795_170_600_000), ("1969-12-31T23:59:59.999Z", -1),
            ("2016-12-31T23:59:60Z", 1_483_228_800_000), ("2024-02-29", 1_709_164_800_000),
            ("0001-01-01T00:00:00Z", -62_135_596_800_000),
        ] as [(String, Int64)])
    func reads(text: String, milliseconds: Int64) { #expect(Timestamp(text)?.milliseconds == milliseconds) }

    @Test(
        "What is no moment",
        arguments: [
            "", "now", "2026-11-20T10:30", "2026-11-20T10:30:00", "2026-13-01", "2025-02-29", "1900-02-29",
            "2026-11-31",
            "2026-11-20T24:00:00Z", "2026-11-20T10:60:00Z", "2026-11-20T10:30:61Z", "2026-11-20T10:30:00.Z",
            "2026-11-20T10:30:00+5:30", "2026-11-20T10:30:00+24:00", "2026-11-20T10:30:00Z ", "+2026-11-20",
        ])
    func refuses(_ text: String) { #expect(Timestamp(text) == nil) }

    @Test(
        "What is written is read back", arguments: [0, 1, -1, 999, 1000, -1000, 1_795_170_600_123, -62_135_596_800_000])
    func roundTrip(milliseconds: Int64) {
        let moment = Timestamp(milliseconds: milliseconds)
        #expect(Timestamp(moment.description) == moment)
    }

    @Test("Every day of eight centuries follows the one before, and is found again")
    func days() throws {
        let first = try #require(CivilDate(year: 1600, month: 1, day: 1))
        let last = try #require(CivilDate(year: 2399, month: 12, day: 31))
        var before = CivilDate(daysSinceEpoch: first.daysSinceEpoch - 1)
        for number in first.daysSinceEpoch...last.daysSinceEpoch {
            let day = CivilDate(daysSinceEpoch: number)
            let follows = day.day == before.day + 1 && day.month == before.month && day.year == before.year
            let begins = day.day == 1 && (day.month == before.month % 12 + 1) && CivilDate.isLast(before)
            guard follows != begins, day.daysSinceEpoch == number, day.weekday == (before.weekday + 1) % 7 else {
                Issue.record("\(before) is followed by \(day)")
                return
            }
            before = day
        }
        #expect(before == last)
    }

    @Test(
        "Weekdays", arguments: [("1970-01-01", 4), ("2026-11-26", 4), ("2000-02-29", 2), ("1600-01-01", 6)])
    func weekday(text: String, weekday: Int) throws {
        let parts = text.split(separator: "-").compactMap { Int($0) }
        #expect(try #require(CivilDate(year: parts[0], month: parts[1], day: parts[2])).weekday == weekday)
    }

    @Test("A moment, or how long ago it was")
    func ago() {
        let now = Timestamp(milliseconds: 1_000_000)
        #expect(Timestamp("10m", agoFrom: now)?.milliseconds == 400_000)
        #expect(Timestamp("1970-01-01", agoFrom: now)?.milliseconds == 0)
        for text in ["", "10", "-10m", "later"] { #expect(Timestamp(text, agoFrom: now) == nil, "\(text)") }
    }
}

extension CivilDate {
    /// Whether a day is the last one of its month.
    fileprivate static func isLast(_ date: CivilDate) -> Bool {
        CivilDate(year: date.year, month: date.month, day: date.day + 1) == nil
    }
}
