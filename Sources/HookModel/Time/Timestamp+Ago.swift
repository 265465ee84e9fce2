extension Timestamp {
    /// Reads a moment, or how long ago it was: `2026-11-20T10:30:00Z`, `10m`, `1d`; nil for anything else.
    ///
    /// A day is 24 hours here.
    package init?(_ text: String, agoFrom now: Timestamp) {
        if let moment = Timestamp(text) {
            self = moment
        } else if text.last == "d", let days = Int64(text.dropLast()), (0...100_000).contains(days) {
            self.init(milliseconds: now.milliseconds - days * 86_400_000)
        } else if let ago = Duration(text: text) {
            self.init(milliseconds: now.milliseconds - ago.wholeMilliseconds)
        } else {
            return nil
        }
    }
}
