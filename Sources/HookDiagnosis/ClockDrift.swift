package import HookModel

/// Finds out from signatures that are right and too old, or too new, that this machine's clock is wrong.
///
/// A value that is fed with one capture after the other; it keeps the last few of each provider. One late request says
/// nothing, and one that is sent again and again grows older each time: only signatures of different moments that are
/// all off by the same time have a clock for their cause. Where a signature of another provider is in time, that clock
/// is the sender's.
package struct ClockDrift: Sendable {
    /// So many signatures in a row have to be off by the same time.
    package static let count = 5
    /// By so many milliseconds may they differ from each other: what requests take on their way.
    package static let spread: Int64 = 30_000
    /// The most providers that are kept; beyond, the one that was heard of least recently is forgotten.
    package static let providerLimit = 64

    private struct Sample: Sendable {
        let signedAt: Int64
        let receivedAt: Int64

        var offset: Int64 { receivedAt - signedAt }
    }

    private struct History: Sendable {
        var name: String
        var samples: [Sample] = []
        /// When a signature of the provider was last in time, in milliseconds.
        var inTimeAt: Int64?
        var heardAt: Int64
    }

    private var histories: [String: History] = [:]

    /// How many providers are kept now.
    package var providerCount: Int { histories.count }

    /// Makes a value that knows of nothing.
    package init() {}

    /// Takes a capture whose signature is right and too far from the clock, and says what explains it beside `stale`.
    ///
    /// - Parameters:
    ///   - provider: The provider's id.
    ///   - name: Its name, for people.
    ///   - signedAt: The signature's timestamp.
    ///   - receivedAt: The time of this machine when the request came.
    /// - Returns: An explanation from the fifth such capture in a row on; nil before, and where they differ.
    package mutating func addStale(
        _ provider: String, name: String, signedAt: Timestamp, receivedAt: Timestamp
    ) -> Diagnosis? {
        var history = histories[provider] ?? History(name: name, heardAt: receivedAt.milliseconds)
        guard !receivedAt.milliseconds.subtractingReportingOverflow(signedAt.milliseconds).overflow else { return nil }
        let sample = Sample(signedAt: signedAt.milliseconds, receivedAt: receivedAt.milliseconds)
        history.heardAt = receivedAt.milliseconds
        // The same request once more, as a replay or another attempt is.
        if !history.samples.contains(where: { $0.signedAt == sample.signedAt }) {
            history.samples.append(sample)
            if history.samples.count > ClockDrift.count { history.samples.removeFirst() }
        }
        histories[provider] = history
        forget()
        return diagnosis(history, provider)
    }

    /// Takes a capture whose signature is right and in time: the clocks agree.
    package mutating func addInTime(_ provider: String, name: String, receivedAt: Timestamp) {
        let heardAt = receivedAt.milliseconds
        histories[provider] = History(name: name, inTimeAt: heardAt, heardAt: heardAt)
        forget()
    }

    private mutating func forget() {
        guard histories.count > ClockDrift.providerLimit,
            let oldest = histories.min(by: { $0.value.heardAt < $1.value.heardAt })
        else { return }
        histories[oldest.key] = nil
    }

    private func diagnosis(_ history: History, _ provider: String) -> Diagnosis? {
        guard let offset = ClockDrift.offset(history.samples) else { return nil }
        // Another provider was in time after the first of these came: then the clock here is right.
        let start = history.samples.map(\.receivedAt).min() ?? 0
        let witness = histories.first { $0.key != provider && ($0.value.inTimeAt ?? .min) >= start }
        let far = ClockExplanation.words(abs(offset))
        let all =
            "The last \(history.samples.count) signatures of \(history.name) are right, and all off by the same \(far)"
        if let witness {
            return Diagnosis(
                cause: .stale,
                explanation: "\(all), while those of \(witness.value.name) are in time: "
                    + "the clock of \(history.name)'s machine is \(offset > 0 ? "behind" : "ahead").",
                remedy: "Set the clock where \(history.name) signs by network time; the one here is right.")
        }
        let others = histories.filter { id, other in
            id != provider
                && (ClockDrift.offset(other.samples).map { abs($0 - offset) <= ClockDrift.spread } ?? false)
        }
        let also = others.isEmpty ? "" : ", as are those of \(CitedText.list(others.values.map(\.name).sorted()))"
        return Diagnosis(
            cause: .receiverClock,
            explanation: "\(all)\(also): this machine's clock is \(far) \(offset > 0 ? "ahead" : "behind").",
            remedy:
                "Set this machine's clock by network time (timedatectl set-ntp true; in a virtual machine or WSL after "
                + "sleep: hwclock -s), and have the requests sent again."
                + (others.isEmpty ? " If the clock here is right, the one where \(history.name) signs is not." : ""))
    }

    /// The time by which all are off, in milliseconds, positive where the clock here is later; nil where they differ.
    private static func offset(_ samples: [Sample]) -> Int64? {
        guard samples.count >= count else { return nil }
        let offsets = samples.map(\.offset).sorted()
        guard let least = offsets.first, let most = offsets.last, least > .min,
            case (let span, false) = most.subtractingReportingOverflow(least), span <= spread
        else { return nil }
        return offsets[offsets.count / 2]
    }
}
