internal import HookModel

/// The `Retry-After` header of an answer (RFC 9110, section 10.2.3).
enum RetryAfter {
    /// Longer waits, in seconds, are not believed.
    private static let longest: Int64 = 7 * 86_400

    /// The wait that an answer asks for, in seconds or as a date; nil when it asks for none.
    static func wait(_ headers: [Answer.Header], from now: Timestamp) -> Duration? {
        let name = HeaderName("Retry-After")
        guard let text = headers.first(where: { HeaderName($0.name) == name })?.value else { return nil }
        if let seconds = Int64(text), seconds >= 0 { return .seconds(min(seconds, longest)) }
        guard let date = Timestamp(httpDate: text) else { return nil }
        return .milliseconds(min(max(0, date.milliseconds - now.milliseconds), longest * 1000))
    }
}
