internal import HookModel

/// The `Retry-After` header of a response (RFC 9110, section 10.2.3).
struct RetryAfter: Hashable {
    /// The wait that is asked for, at most `longest`.
    let wait: Duration
    /// Whether a longer one is asked for.
    let isCapped: Bool

    /// The longest wait that is believed; none of the known providers waits longer.
    static let longest = Duration.seconds(86_400)
    private static let name = HeaderName("Retry-After")

    /// Reads a response's header lines; nil when there is no such line, when there are several, or when it is neither
    /// digits alone nor a date.
    ///
    /// A date that has passed is a wait of zero.
    init?(_ headers: [HeaderLine], from now: Timestamp) {
        let values = headers.filter { HeaderName($0.name) == RetryAfter.name }.map(\.value)
        guard let value = values.first, values.count == 1 else { return nil }
        let text = RetryAfter.trimmed(value)
        if !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
            // More digits than a number holds are a long wait all the same.
            self.init(asked: Int64(text).map { .seconds($0) } ?? .seconds(Int64.max))
        } else if let date = Timestamp(httpDate: text, now: now) {
            self.init(asked: .milliseconds(max(0, date.milliseconds - now.milliseconds)))
        } else {
            return nil
        }
    }

    private init(asked: Duration) {
        isCapped = asked > RetryAfter.longest
        wait = min(asked, RetryAfter.longest)
    }

    /// A value without the white space around it (RFC 9110, section 5.5).
    private static func trimmed(_ value: String) -> String {
        let isSpace: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 }
        let start = value.utf8.drop(while: isSpace)
        guard let end = start.lastIndex(where: { !isSpace($0) }) else { return "" }
        return String(start[...end]) ?? ""
    }
}
