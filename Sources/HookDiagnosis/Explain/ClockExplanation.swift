internal import HookBody
internal import HookCrypto
internal import HookModel
internal import HookProviders

/// Explains timestamps: too far from the clock, nearly so, missing or unreadable.
struct ClockExplanation {
    private let request: DiagnosedRequest
    private let rule: SignatureScheme.TimestampRule
    private let text: [UInt8]
    private let place: String

    init?(_ request: DiagnosedRequest) {
        guard let rule = request.scheme.timestamp else { return nil }
        self.request = request
        self.rule = rule
        if case .single(let piece) = request.time { text = piece.bytes } else { text = [] }
        place = rule.placeText ?? "the value of \(request.scheme.placeText)"
    }

    /// Right, and too old or too far ahead.
    var stale: [Diagnosis] {
        guard let moment = moment(rule.unit), let tolerance = rule.toleranceMilliseconds else { return [] }
        if let unit = otherUnit { return [unit] }
        let far = ClockExplanation.words(distance(moment))
        let isOld = moment < request.receivedAt
        let stale = Diagnosis(
            cause: .stale,
            explanation: "The signature is right, and \(times(moment)): \(far) \(isOld ? "too old" : "ahead"), "
                + "where \(request.document.name) allows \(ClockExplanation.words(tolerance)).",
            remedy: isOld
                ? "If the request waited, was sent again or was replayed from a recording, sign it anew; otherwise "
                    + "compare both clocks with network time (timedatectl)."
                : "Compare both clocks with network time (timedatectl): the sender's is ahead, or this one is behind.")
        return [stale] + [timeZone(moment)].compactMap(\.self)
    }

    /// Right, and only just in time.
    var nearlyStale: [Diagnosis] {
        guard let moment = moment(rule.unit), let tolerance = rule.toleranceMilliseconds else { return [] }
        return [
            Diagnosis(
                cause: .nearlyStale,
                explanation: "The signature is right, and \(times(moment)): the clocks differ by "
                    + "\(distance(moment) / 1000) of \(tolerance / 1000) s that are allowed.",
                remedy: "Compare both clocks with network time (timedatectl), and look for what delays the request: a "
                    + "queue, a tunnel, a slow handler. The next one may be too late.")
        ]
    }

    /// Right, and in a unit that the sender does not have: nothing refuses it, and no age of it can be told.
    var unit: [Diagnosis] { [otherUnit].compactMap(\.self) }

    /// No number, no date, or several that differ.
    var malformed: [Diagnosis] {
        if let unit = otherUnit { return [unit] }
        let found =
            if case .conflicting = request.time {
                "there are several that differ, or one that is no text"
            } else { "it is \(CitedText.time(text))" }
        return [
            Diagnosis(
                cause: .timestampMalformed,
                explanation: "The timestamp in \(place) has to be \(ClockExplanation.words(rule.unit)); \(found).",
                remedy: "Send the time of signing as \(ClockExplanation.words(rule.unit)), once, and sign that text.")
        ]
    }

    /// Not there.
    func missing(_ near: NearHeader) -> [Diagnosis] {
        let isInHeader = rule.place.map { if case .header = $0 { true } else { false } } ?? false
        let hint = isInHeader ? rule.place.flatMap { near.hint(for: $0) } ?? "" : bodyHint
        return [
            Diagnosis(
                cause: .timestampMissing,
                explanation: "\(request.document.name) sends the time of signing in \(place); it is not there.\(hint)",
                remedy: "Send \(ClockExplanation.words(rule.unit)) there"
                    + (isInHeader ? "; look for a proxy that drops headers it does not know." : "."))
        ]
    }

    /// Whether the body cannot be read at all.
    private var bodyHint: String {
        guard case .body = rule.place, case .broken = BodyText(reading: request.texts.body) else { return "" }
        return " The body is not JSON as it arrived."
    }

    private func times(_ moment: Timestamp) -> String {
        "the timestamp in \(place) is \(moment), the clock here said \(request.receivedAt)"
    }

    private func distance(_ moment: Timestamp) -> Int64 {
        let (distance, isTooFar) = request.receivedAt.milliseconds.subtractingReportingOverflow(moment.milliseconds)
        return isTooFar || distance == .min ? .max : abs(distance)
    }

    /// The time in the text, read in a unit.
    private func moment(_ unit: SignatureScheme.TimestampRule.Unit) -> Timestamp? {
        guard text.count <= 64 else { return nil }
        let text = String(decoding: text, as: UTF8.self)
        switch unit {
        case .iso8601: return Timestamp(text)
        case .milliseconds: return Int64(text).map { Timestamp(milliseconds: $0) }
        case .seconds:
            guard let (value, isTooFar) = Int64(text)?.multipliedReportingOverflow(by: 1000), !isTooFar else {
                return nil
            }
            return Timestamp(milliseconds: value)
        }
    }

    /// Whether the text is a time of today in another unit than the scheme's.
    private var otherUnit: Diagnosis? {
        let year: Int64 = 365 * 86_400_000
        if let own = moment(rule.unit), distance(own) < year { return nil }
        // What waited or was recorded is older than today, and still of this unit.
        let other = SignatureScheme.TimestampRule.Unit.allCases.first { unit in
            unit != rule.unit && moment(unit).map { distance($0) < 10 * year } ?? false
        }
        guard let words = other.map(ClockExplanation.words) ?? fineUnit(year) else { return nil }
        return Diagnosis(
            cause: .timestampUnit,
            explanation: "The timestamp in \(place) is \(words); \(request.document.name) "
                + "sends \(ClockExplanation.words(rule.unit)).",
            remedy: "Send the time as \(ClockExplanation.words(rule.unit)), and sign that text.")
    }

    /// A unit that no scheme has, where the text is a time of today in it.
    private func fineUnit(_ year: Int64) -> String? {
        guard text.count <= 20, let number = Int64(String(decoding: text, as: UTF8.self)) else { return nil }
        for (factor, name) in [(1000, "microseconds"), (1_000_000, "nanoseconds")] as [(Int64, String)] {
            if distance(Timestamp(milliseconds: number / factor)) < 10 * year { return "\(name) since 1970" }
        }
        return nil
    }

    /// Whole or half hours away, as no slow clock is by chance.
    private func timeZone(_ moment: Timestamp) -> Diagnosis? {
        let half: Int64 = 1_800_000
        let distance = distance(moment)
        let steps = (distance + half / 2) / half
        guard (1...28).contains(steps), abs(distance - steps * half) <= 30_000 else { return nil }
        return Diagnosis(
            cause: .timeZone,
            explanation: "The distance is nearly \(ClockExplanation.words(steps * half)), as between time zones: "
                + "a local time was probably taken for UTC.",
            remedy: "Make the timestamp of UTC: Math.floor(Date.now() / 1000), time.time(), or a date with its offset.")
    }

    private static func words(_ unit: SignatureScheme.TimestampRule.Unit) -> String {
        switch unit {
        case .seconds: "seconds since 1970 in digits alone"
        case .milliseconds: "milliseconds since 1970 in digits alone"
        case .iso8601: "a date and time of ISO 8601 with its offset"
        }
    }

    /// A span of time for people: `12 h 13 min`.
    static func words(_ milliseconds: Int64) -> String {
        let seconds = milliseconds / 1000
        if milliseconds < 10_000, milliseconds % 1000 != 0 { return "\(milliseconds) ms" }
        if seconds < 600 { return "\(seconds) s" }
        if seconds < 172_800 {
            let (hours, minutes) = (seconds / 3600, seconds / 60 % 60)
            return hours == 0 ? "\(minutes) min" : minutes == 0 ? "\(hours) h" : "\(hours) h \(minutes) min"
        }
        return "\(seconds / 86_400) days"
    }
}
