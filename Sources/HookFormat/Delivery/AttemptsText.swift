package import HookModel
internal import NIOCore

/// A delivery with its attempts in text: equal ones as one, the app's body as it wrote it.
package struct AttemptsText {
    private let entry: DeliveryEntry
    private let attempts: [DeliveryAttempt]
    private let showsHeaders: Bool

    /// So many bytes of an answer's body are shown.
    private static let shown = 4096

    /// Makes the text of a delivery; its attempts are in order.
    package init(_ entry: DeliveryEntry, _ attempts: [DeliveryAttempt], showsHeaders: Bool) {
        self.entry = entry
        self.attempts = attempts
        self.showsHeaders = showsHeaders
    }

    /// The whole text; ends with a line feed.
    ///
    /// - Parameters:
    ///   - now: What "in 8 s" counts from.
    ///   - time: Moments as they are to be read.
    /// - Returns: The text.
    package func text(now: Timestamp, time: (Timestamp) -> String = ShownMoment.short) -> String {
        var lines = DeliveryText.lines([entry], now: now, time: time)
        // What has ended is told by its attempts.
        if let reason = entry.delivery.reason, entry.delivery.state == .pending || attempts.isEmpty {
            lines.append("    \(SafeText.escape(reason))")
        }
        var rest = attempts[...]
        while let first = rest.first {
            let run = rest.prefix { AttemptsText.isSame($0, first) }
            lines += [""] + self.lines(of: run, first, time)
            rest = rest.dropFirst(run.count)
        }
        return lines.map { $0 + "\n" }.joined()
    }

    private func lines(
        of run: ArraySlice<DeliveryAttempt>, _ first: DeliveryAttempt, _ time: (Timestamp) -> String
    ) -> [String] {
        let last = run[run.endIndex - 1]
        let status = first.status.map { "\($0)" }
        let error = first.error ?? (status == nil ? "no answer" : nil)
        let outcome = [status, error.map { SafeText.escape($0) }].compactMap(\.self).joined(separator: "; ")
        let times = run.map(\.took.wholeMilliseconds).sorted()
        let isOne = run.count == 1
        let took = times[0] == times[times.count - 1] ? "\(times[0])" : "\(times[0])–\(times[times.count - 1])"
        var lines = [
            isOne
                ? "attempt \(first.number)  \(outcome)  \(took) ms  \(time(first.startedAt))"
                : "attempts \(first.number)–\(last.number)  \(outcome)  \(took) ms  \(time(first.startedAt)) to "
                    + time(last.startedAt)
        ]
        if let url = first.url { lines.append("  called \(SafeText.escape(url))") }
        if showsHeaders {
            lines += last.headers.map { "  \(SafeText.escape($0.name)): \(SafeText.escape($0.value))" }
        } else if first.bodySize == 0, first.status != nil {
            lines.append("  no body")
        }
        return lines + AttemptsText.body(of: first)
    }

    private static func body(of attempt: DeliveryAttempt) -> [String] {
        guard attempt.bodySize > 0 else { return [] }
        let start = String(decoding: attempt.body.readableBytesView.prefix(shown), as: UTF8.self)
        let text = SafeText.escape(start, keepingLines: true)
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { "    \($0)" }
        while lines.last?.allSatisfy({ $0 == " " }) == true { lines.removeLast() }
        let left = attempt.bodySize - min(shown, attempt.body.readableBytes)
        if left > 0 { lines.append("    … \(GroupedNumber.text(left)) bytes more") }
        return lines
    }

    /// Header lines aside, of which dates differ.
    private static func isSame(_ one: DeliveryAttempt, _ other: DeliveryAttempt) -> Bool {
        one.status == other.status && one.error == other.error && one.url == other.url && one.body == other.body
            && one.bodySize == other.bodySize
    }
}
