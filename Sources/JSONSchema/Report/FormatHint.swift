/// Hints for a date in another form.
enum FormatHint {
    static func hint(for format: StringFormat, text: String) -> String? {
        guard format == .dateTime else { return nil }
        func isDateTime(_ text: String) -> Bool {
            Array(text.utf8).withUnsafeBufferPointer { StringFormat.dateTime.accepts($0) }
        }
        if text.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }), let time = Int(text).flatMap(UnixTime.dateTime) {
            return "this looks like a Unix time; send \"\(time)\""
        }
        if isDateTime(text + "T00:00:00Z") { return "a time and a zone are missing: \"\(text)T00:00:00Z\"" }
        if isDateTime(text + "Z") { return "the zone is missing: \"\(text)Z\"" }
        let joined = text.replacing(" ", with: "T", maxReplacements: 1)
        if joined == text { return nil }
        if isDateTime(joined) { return "date and time are joined by T: \"\(joined)\"" }
        if isDateTime(joined + "Z") {
            return "date and time are joined by T, and the zone is missing: \"\(joined)Z\""
        }
        return nil
    }
}
