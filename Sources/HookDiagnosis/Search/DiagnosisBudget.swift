internal import HookProviders

/// How long a search for a cause may go on.
package struct DiagnosisBudget {
    /// Up to this size, in bytes, a body is searched without looking at the clock, and for pairs of causes too.
    package static let smallBody = 64 << 10
    /// The most attempts: passes of an HMAC over a body.
    package static let attemptLimit = 64
    /// The most signatures of public keys that are checked: each costs what a hundred HMACs of a small body do.
    package static let publicKeyLimit = 24
    /// How long a larger body is searched.
    package static let time = Duration.milliseconds(25)

    /// How many attempts were made.
    package private(set) var attempts = 0
    /// Whether two causes at once are looked for.
    private(set) var takesPairs = true
    private let limit: Int
    private var deadline: ContinuousClock.Instant?
    private let now: () -> ContinuousClock.Instant

    /// Makes a budget; `now` is the clock.
    package init(isPublicKey: Bool = false, now: @escaping () -> ContinuousClock.Instant = { .now }) {
        limit = isPublicKey ? DiagnosisBudget.publicKeyLimit : DiagnosisBudget.attemptLimit
        self.now = now
    }

    /// Begins a search in a body of some bytes.
    mutating func start(bodySize: Int) {
        takesPairs = bodySize <= DiagnosisBudget.smallBody
        deadline = takesPairs ? nil : now() + DiagnosisBudget.time
    }

    /// Whether another attempt may be prepared.
    var isOpen: Bool {
        guard attempts < limit else { return false }
        return deadline.map { now() < $0 } ?? true
    }

    /// Counts an attempt; false when there is none left.
    mutating func take() -> Bool {
        guard isOpen else { return false }
        attempts += 1
        return true
    }
}
