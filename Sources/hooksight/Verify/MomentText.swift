import HookModel

/// A moment as `--at` tells it.
enum MomentText {
    /// Reads RFC 3339, a Unix time in seconds or (from 12 digits on) milliseconds, or how long ago.
    ///
    /// - Throws: `SettingError` for anything else.
    static func read(_ text: String, now: Timestamp) throws(SettingError) -> Timestamp {
        let isNumber = !text.isEmpty && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
        // Eighteen digits fit 64 bits; in seconds, eleven of them reach the year 5138.
        if isNumber, text.utf8.count <= 18, let number = Int64(text) {
            return Timestamp(milliseconds: text.utf8.count >= 12 ? number : number * 1000)
        }
        guard !isNumber, let moment = Timestamp(text, agoFrom: now) else {
            throw SettingError(
                "--at", text, expected: "a time such as 2026-11-20T10:30:00Z or 1763634600, or how long ago, such as 5m"
            )
        }
        return moment
    }
}
