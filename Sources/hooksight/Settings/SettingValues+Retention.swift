import HookStore

extension SettingValues {
    /// What the store keeps.
    ///
    /// - Throws: `SettingError` for a limit that is neither a fitting number nor `none`.
    func retention() throws(SettingError) -> RetentionLimits {
        let least = RetentionLimits.leastBytes
        return RetentionLimits(
            bytes: try limit(.keepBytes, "a size from 1MB up, such as 10GB, or none") {
                ByteSize.parse($0).flatMap { $0 >= least ? $0 : nil }
            },
            captures: try limit(.keep, "a number of captures from 1 up, or none") { number($0, upTo: .max) },
            days: try limit(.keepDays, "a number of days from 1 to 36500, or none") { number($0, upTo: 36_500) })
    }

    private func limit(
        _ setting: Setting, _ expected: String, parse: (String) -> Int?
    ) throws(SettingError) -> Int? {
        guard let value = first(setting), value.text != "none" else { return nil }
        guard let limit = parse(value.text) else { throw SettingError(value.origin, value.text, expected: expected) }
        return limit
    }

    private func number(_ text: String, upTo most: Int) -> Int? {
        // No sign: `+7` is no way to write a count.
        guard text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else { return nil }
        return Int(text).flatMap { (1...most).contains($0) ? $0 : nil }
    }
}
