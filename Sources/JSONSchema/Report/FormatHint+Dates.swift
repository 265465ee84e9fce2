import JSONText

/// Dates and times in other forms.
extension FormatHint {
    static func dateTime(_ text: String) -> String? {
        if let time = unixTime(text) { return "this looks like a Unix time; send \"\(time)\"" }
        if let hint = offer("a time and a zone are missing", text + "T00:00:00Z", .dateTime) { return hint }
        guard let split = text.firstIndex(where: { $0 == "T" || $0 == "t" || $0 == " " }) else { return nil }
        var faults: [String] = []
        var day = String(text[..<split])
        if !accepts(day, .date) {
            guard let other = yearFirst(day) else { return nil }
            faults.append("the date is written year-month-day")
            day = other
        }
        if text[split] == " " { faults.append("date and time are joined by T") }
        let clock = rewritten(clock: text[text.index(after: split)...], &faults)
        return offer(joined(faults), day + "T" + clock, .dateTime)
    }

    static func date(_ text: String) -> String? {
        if let time = unixTime(text) { return "this looks like a Unix time; send \"\(time.prefix(10))\"" }
        var unused: [String] = []
        if text.utf8.count > 10, let mark = text.dropFirst(10).first, "Tt ".contains(mark),
            accepts(rewritten(clock: text.dropFirst(11), &unused), .time),
            let hint = offer("only the date is wanted", text.prefix(10), .date)
        {
            return hint
        }
        return yearFirst(text).flatMap { offer("a date is written year-month-day", $0, .date) }
    }

    static func time(_ text: String) -> String? {
        if accepts(text, .dateTime) { return offer("only the time is wanted", text.dropFirst(11), .time) }
        var faults: [String] = []
        let clock = rewritten(clock: text[...], &faults)
        return offer(joined(faults), clock, .time)
    }

    private static func unixTime(_ text: String) -> String? {
        text.utf8.allSatisfy(ASCII.isDigit) ? Int(text).flatMap(UnixTime.dateTime) : nil
    }

    /// A date with its parts in the order of RFC 3339; nil where two orders are possible.
    private static func yearFirst(_ text: String) -> String? {
        guard let mark = text.first(where: { !$0.isNumber }) else {
            return text.utf8.count == 8
                ? certain(["\(text.prefix(4))-\(text.dropFirst(4).prefix(2))-\(text.suffix(2))"]) : nil
        }
        let parts = text.split(separator: mark, omittingEmptySubsequences: false)
        guard ["-", "/", "."].contains(mark), parts.count == 3,
            parts.allSatisfy({ (1...4).contains($0.utf8.count) && $0.utf8.allSatisfy(ASCII.isDigit) })
        else { return nil }
        func written(_ year: Substring, _ month: Substring, _ day: Substring) -> String {
            "\(year)-\(padded(month))-\(padded(day))"
        }
        return parts[0].count == 4
            ? certain([written(parts[0], parts[1], parts[2])])
            : certain([written(parts[2], parts[1], parts[0]), written(parts[2], parts[0], parts[1])])
    }

    /// The one date among readings of the same text, of years that people have events in.
    private static func certain(_ readings: [String]) -> String? {
        let dates = Set(readings.filter { accepts($0, .date) && ("1900"..."2199").contains($0.prefix(4)) })
        return dates.count == 1 ? dates.first : nil
    }

    /// A time with everything that RFC 3339 asks for, and what was missing.
    private static func rewritten(clock text: Substring, _ faults: inout [String]) -> String {
        let zoneStart = text.firstIndex { !$0.isNumber && !":.,".contains($0) } ?? text.endIndex
        var clock = String(text[..<zoneStart])
        if clock.dropFirst().first == ":" {
            faults.append("the hour has two digits")
            clock = "0" + clock
        }
        if clock.utf8.count == 5 {
            faults.append("the seconds are missing")
            clock += ":00"
        }
        if clock.contains(",") {
            faults.append("a fraction begins with a dot")
            clock.replace(",", with: ".")
        }
        return clock + rewritten(zone: text[zoneStart...], &faults)
    }

    private static func rewritten(zone text: Substring, _ faults: inout [String]) -> String {
        let zone = text.drop(while: \.isWhitespace)
        if zone.isEmpty {
            faults.append("the zone is missing")
            return "Z"
        }
        if ["UTC", "GMT"].contains(zone.uppercased()) {
            faults.append("the zone is written Z")
            return "Z"
        }
        if zone.startIndex != text.startIndex { faults.append("no space stands before the zone") }
        guard zone.first == "+" || zone.first == "-", zone.dropFirst().utf8.allSatisfy(ASCII.isDigit) else {
            return String(zone)
        }
        if zone.utf8.count == 3 {
            faults.append("the minutes of the zone are missing")
            return zone + ":00"
        }
        if zone.utf8.count == 5 {
            faults.append("a colon is missing in the zone")
            return zone.prefix(3) + ":" + zone.suffix(2)
        }
        return String(zone)
    }

    private static func padded(_ number: Substring) -> String { number.utf8.count == 1 ? "0\(number)" : String(number) }

    private static func joined(_ faults: [String]) -> String {
        faults.count > 2 ? "write it in full" : faults.joined(separator: ", and ")
    }
}
