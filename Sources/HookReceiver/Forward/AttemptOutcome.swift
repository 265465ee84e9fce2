internal import HookModel

/// What an attempt came to, in words: the status or the failure, where a redirect points, and the URL that was called.
struct AttemptOutcome: CustomStringConvertible {
    /// `status 308 to /hook/ at http://localhost:3000/hook`.
    let description: String

    private static let location = HeaderName("Location")
    /// Statuses whose response should say where to go (RFC 9110, section 15.4).
    private static let redirects: Set<Int> = [301, 302, 303, 307, 308]

    init(_ attempt: DeliveryAttempt) {
        let url = attempt.url.map { " at \(ShownURL.text($0, limit: ShownURL.reasonLength))" } ?? ""
        guard let status = attempt.status else {
            description = (attempt.error ?? "no answer") + url
            return
        }
        let shortfall = attempt.error.map { "; \($0)" } ?? ""
        description = "status \(status)" + AttemptOutcome.place(status, attempt.headers) + url + shortfall
    }

    /// After a success the URL is as it should be, and is left out.
    static func success(_ attempt: DeliveryAttempt) -> String {
        var attempt = attempt
        attempt.url = nil
        return AttemptOutcome(attempt).description
    }

    /// Where a redirect points.
    private static func place(_ status: Int, _ headers: [HeaderLine]) -> String {
        guard (300..<400).contains(status) else { return "" }
        guard let target = headers.first(where: { HeaderName($0.name) == location })?.value else {
            return redirects.contains(status) ? " without Location" : ""
        }
        return " to \(ShownURL.text(SafeText.escape(target), limit: ShownURL.reasonLength))"
    }
}
