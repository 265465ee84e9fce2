import Testing

@testable import JSONSchema

@Suite("Hints for texts that nearly have a format")
struct FormatHintTests {
    struct Case: CustomTestStringConvertible {
        let format: String
        let text: String
        let hint: String?

        init(_ format: String, _ text: String, _ hint: String?) {
            self.format = format
            self.text = text
            self.hint = hint
        }

        var testDescription: String { "\(format) \(text)" }
    }

    @Test(
        "dates and times",
        arguments: [
            Case("date-time", "2025-01-16T10:30:00Z ", #"remove the white space at the end: "2025-01-16T10:30:00Z""#),
            Case("date-time", "1737023400", #"this looks like a Unix time; send "2025-01-16T10:30:00Z""#),
            Case("date-time", "2025-01-16", #"a time and a zone are missing: "2025-01-16T00:00:00Z""#),
            Case("date-time", "2025-01-16T10:30:00", #"the zone is missing: "2025-01-16T10:30:00Z""#),
            Case("date-time", "2025-01-16T10:30Z", #"the seconds are missing: "2025-01-16T10:30:00Z""#),
            Case(
                "date-time", "2025-01-16T9:30:00,5Z",
                #"the hour has two digits, and a fraction begins with a dot: "2025-01-16T09:30:00.5Z""#),
            Case("date-time", "2025-01-16 10:30:00Z", #"date and time are joined by T: "2025-01-16T10:30:00Z""#),
            Case(
                "date-time", "2025-01-16T10:30:00+0530",
                #"a colon is missing in the zone: "2025-01-16T10:30:00+05:30""#),
            Case(
                "date-time", "2025-01-16T10:30:00-08",
                #"the minutes of the zone are missing: "2025-01-16T10:30:00-08:00""#),
            Case(
                "date-time", "2025-01-16 10:30:00 UTC",
                #"date and time are joined by T, and the zone is written Z: "2025-01-16T10:30:00Z""#),
            Case(
                "date-time", "2025-01-16T10:30:00 +01:00",
                #"no space stands before the zone: "2025-01-16T10:30:00+01:00""#),
            Case("date-time", "16.01.2025 10:30", #"write it in full: "2025-01-16T10:30:00Z""#),
            Case("date-time", "2025-02-30T10:30:00", nil), Case("date-time", "2025-01-16T10:30:00 PM", nil),
            Case("date-time", "tomorrow", nil), Case("date-time", "", nil), Case("date-time", "T", nil),
            Case("date", "16.01.2025", #"a date is written year-month-day: "2025-01-16""#),
            Case("date", "2025/01/16", #"a date is written year-month-day: "2025-01-16""#),
            Case("date", "01/16/2025", #"a date is written year-month-day: "2025-01-16""#),
            Case("date", "2025-1-6", #"a date is written year-month-day: "2025-01-06""#),
            Case("date", "20250116", #"a date is written year-month-day: "2025-01-16""#),
            Case("date", "02/02/2025", #"a date is written year-month-day: "2025-02-02""#),
            Case("date", "01/02/2025", nil), Case("date", "30.02.2025", nil), Case("date", "16.01.25", nil),
            Case("date", "2025-01-16T10:30:00Z", #"only the date is wanted: "2025-01-16""#),
            Case("date", "2025-01-16 10:30", #"only the date is wanted: "2025-01-16""#),
            Case("date", "2025-01-16 or so", nil),
            Case("date", "1737023400", #"this looks like a Unix time; send "2025-01-16""#),
            Case("time", "10:30:00", #"the zone is missing: "10:30:00Z""#),
            Case("time", "10:30", #"the seconds are missing, and the zone is missing: "10:30:00Z""#),
            Case("time", "2025-01-16T10:30:00+01:00", #"only the time is wanted: "10:30:00+01:00""#),
            Case("time", "25:00:00", nil),
            Case("duration", "86400", nil), Case("duration", "1:30:00", nil), Case("duration", "PT0.5S", nil),
            Case("duration", "1h30m", #"a duration begins with PT: "PT1H30M""#),
            Case("duration", "pt5m", #"letters are in upper case: "PT5M""#),
            Case("duration", "3d", #"a duration begins with P: "P3D""#),
            Case("duration", "P1Y2D", #"months stand between years and days: "P1Y0M2D""#),
            Case("duration", "PT1H2S", #"minutes stand between hours and seconds: "PT1H0M2S""#),
        ])
    func datesAndTimes(sample: Case) throws { try check(sample) }

    @Test(
        "addresses",
        arguments: [
            Case("email", " a@example.com\n", #"remove the white space at both ends: "a@example.com""#),
            Case("email", "mailto:a@example.com", #"only the address is wanted: "a@example.com""#),
            Case("email", "A B <a@example.com>", #"only the address is wanted: "a@example.com""#),
            Case("email", "a@example.com.", #"remove the dot at the end: "a@example.com""#),
            Case("email", "a@", nil), Case("email", "<>", nil), Case("email", ">", nil),
            Case("idn-email", "\u{FC}@example.com.", "remove the dot at the end: \"\u{FC}@example.com\""),
            Case("hostname", "example.com.", #"remove the dot at the end: "example.com""#),
            Case("hostname", "https://u:p@example.com:80/x", #"only the host is wanted: "example.com""#),
            Case("hostname", "example.com:8080", #"a port cannot be given: "example.com""#),
            Case("hostname", "://", nil), Case("hostname", "host_name", nil),
            Case("idn-hostname", "https://b\u{FC}cher.example/", "only the host is wanted: \"b\u{FC}cher.example\""),
            Case("ipv4", "192.168.001.007", #"numbers have no leading zeros: "192.168.1.7""#),
            Case("ipv4", "087.10.0.1", #"numbers have no leading zeros: "87.10.0.1""#),
            Case("ipv4", "010.0.0.1", nil), Case("ipv4", "0x7f.0.0.1", nil), Case("ipv4", "1.2.3", nil),
            Case("ipv4", "192.0.2.1:80", #"a port cannot be given: "192.0.2.1""#),
            Case("ipv4", "192.0.2.0/24", #"a prefix length cannot be given: "192.0.2.0""#),
            Case("ipv4", "192.0.2.1.", #"remove the dot at the end: "192.0.2.1""#),
            Case("ipv6", "[::1]", #"brackets are for URIs only: "::1""#),
            Case("ipv6", "[::1]:80", #"only the address is wanted: "::1""#),
            Case("ipv6", "fe80::1%eth0", #"a zone cannot be given: "fe80::1""#),
            Case("ipv6", "2001:db8::/32", #"a prefix length cannot be given: "2001:db8::""#),
            Case("ipv6", "[", nil), Case("ipv6", "[]", nil), Case("ipv6", "%", nil),
            Case("uri", "example.com/x", #"the scheme is missing: "https://example.com/x""#),
            Case("uri", "www.example.com", #"the scheme is missing: "https://www.example.com""#),
            Case("uri", "//cdn.example.com/x", #"the scheme is missing: "https://cdn.example.com/x""#),
            Case("uri", "report.pdf", nil), Case("uri", "index.html#top", nil), Case("uri", "1.2/x", nil),
            Case("uri", "/orders/1", nil), Case("uri", "//", nil),
            Case(
                "uri", "https://example.com/a b", #"a character must be percent-encoded: "https://example.com/a%20b""#),
            Case(
                "uri", "https://example.com/caf\u{E9}?\u{20AC}",
                #"a character must be percent-encoded: "https://example.com/caf%C3%A9?%E2%82%AC""#),
            Case("uri", "https://b\u{FC}cher.example/", nil), Case("uri", "https://example.com/%zz", nil),
            Case(
                "iri", "https://example.com/caf\u{E9} x",
                "a character must be percent-encoded: \"https://example.com/caf\u{E9}%20x\""),
            Case("uri-reference", "/a b", #"a character must be percent-encoded: "/a%20b""#),
            Case("uri-template", "/orders/{{id}}", #"variables stand in single braces: "/orders/{id}""#),
        ])
    func addresses(sample: Case) throws { try check(sample) }

    @Test(
        "tokens",
        arguments: [
            Case(
                "uuid", "123e4567e89b12d3a456426614174000",
                #"the hyphens are missing: "123e4567-e89b-12d3-a456-426614174000""#),
            Case(
                "uuid", "{123e4567-e89b-12d3-a456-426614174000}",
                #"remove the braces: "123e4567-e89b-12d3-a456-426614174000""#),
            Case(
                "uuid", "urn:uuid:123e4567-e89b-12d3-a456-426614174000",
                #"only the UUID is wanted: "123e4567-e89b-12d3-a456-426614174000""#),
            Case("uuid", "123e4567", nil), Case("uuid", "{", nil),
            Case("json-pointer", "data/items", #"a pointer begins with /: "/data/items""#),
            Case("json-pointer", "#/data", ##"remove the # at the start: "/data""##),
            Case("json-pointer", "#/a%25b", nil), Case("json-pointer", "/a~b", nil),
            Case("relative-json-pointer", "a", nil),
            Case("relative-json-pointer", "1 ", #"remove the white space at the end: "1""#),
        ])
    func tokens(sample: Case) throws { try check(sample) }

    @Test("no format hints at a long text or at nothing", arguments: StringFormat.allCases)
    func nothingToSay(format: StringFormat) {
        #expect(FormatHint.hint(for: format, text: String(repeating: "2025-01-16 ", count: 10_000)) == nil)
        for text in ["", " ", " \n "] { #expect(FormatHint.hint(for: format, text: text) == nil) }
    }

    private func check(_ sample: Case) throws {
        let format = try #require(StringFormat(name: sample.format))
        #expect(FormatHint.hint(for: format, text: sample.text) == sample.hint)
    }
}
