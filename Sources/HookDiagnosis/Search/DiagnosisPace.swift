internal import HookProviders

/// How much time a listener spends on searches: all that a few captures need, and a tenth of one processor in a flood.
///
/// Time is saved up to two seconds of searching, which is some hundred captures at once, and comes back at a tenth of
/// the speed of the clock. Who has none left makes brief searches.
struct DiagnosisPace {
    /// The most that is saved.
    static let most = Duration.seconds(2)
    /// So much of the time that passes comes back, as one part of so many.
    static let share = 10

    private var saved = DiagnosisPace.most
    private var last: ContinuousClock.Instant?

    /// How large the next search may be.
    mutating func size(at now: ContinuousClock.Instant) -> DiagnosisBudget.Size {
        if let last { saved = min(DiagnosisPace.most, saved + (now - last) / DiagnosisPace.share) }
        last = now
        return saved > .zero ? .small : .brief
    }

    /// Takes what a search took.
    mutating func spend(_ time: Duration) {
        saved -= time
    }
}
