extension Timestamp {
    /// Reads a moment, or how long ago it was: `2026-11-20T10:30:00Z`, `10m`; nil for anything else.
    package init?(_ text: String, agoFrom now: Timestamp) {
        if let moment = Timestamp(text) {
            self = moment
        } else if let ago = Duration(text: text) {
            self.init(milliseconds: now.milliseconds - ago.wholeMilliseconds)
        } else {
            return nil
        }
    }
}
