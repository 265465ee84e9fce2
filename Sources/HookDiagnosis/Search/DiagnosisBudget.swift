internal import HookProviders

/// How long a search for a cause may go on: in attempts, and in time.
package struct DiagnosisBudget {
    /// How much is spent.
    package enum Size: Sendable {
        /// What a listener spends on each capture in a flood of them: at most 96 attempts, and some 5 ms.
        case brief
        /// What a listener spends on each capture: at most 640 attempts, and some 25 ms.
        case small
        /// What a person waits for at the command line: some 2 s.
        case large
    }

    /// Up to this size, in bytes, a body is searched for pairs of causes too.
    package static let smallBody = 64 << 10
    /// The most attempts of a small budget: passes of an HMAC over a body.
    package static let attemptLimit = 640
    /// So many attempts with a small body are made without looking at the clock.
    package static let freeAttempts = 64
    /// The most signatures of public keys that are checked: each costs what a hundred HMACs of a small body do.
    package static let publicKeyLimit = 24
    /// How long a small budget lasts.
    package static let time = Duration.milliseconds(25)
    /// How long a brief one lasts.
    package static let briefTime = Duration.milliseconds(5)
    /// The most attempts of a brief one.
    package static let briefAttemptLimit = 96
    /// How long a large one lasts.
    package static let largeTime = Duration.seconds(2)

    private static let largeAttemptLimit = 1_000_000
    private static let largePublicKeyLimit = 4000

    /// How many attempts were made.
    package private(set) var attempts = 0
    /// What is tried now.
    var topic = DiagnosisTopic.signature
    /// How many attempts were made at what.
    private(set) var tried: [DiagnosisTopic: Int] = [:]
    /// Whether two causes at once are looked for.
    private(set) var takesPairs = true
    /// Whether what is unlikely is looked for as well.
    package let isLarge: Bool
    private let limit: Int
    private let time: Duration
    private var deadline: ContinuousClock.Instant?
    private let now: () -> ContinuousClock.Instant

    /// Makes a budget.
    ///
    /// - Parameters:
    ///   - isPublicKey: Whether signatures of public keys are checked.
    ///   - size: How much is spent.
    ///   - now: The clock; unless given, the time that the thread has worked, and for a large budget the time that a
    ///     person waits.
    package init(
        isPublicKey: Bool = false, _ size: Size = .small, now: (() -> ContinuousClock.Instant)? = nil
    ) {
        isLarge = size == .large
        limit =
            switch (size, isPublicKey) {
            case (.small, false): DiagnosisBudget.attemptLimit
            case (.brief, false): DiagnosisBudget.briefAttemptLimit
            case (.small, true), (.brief, true): DiagnosisBudget.publicKeyLimit
            case (.large, false): DiagnosisBudget.largeAttemptLimit
            case (.large, true): DiagnosisBudget.largePublicKeyLimit
            }
        time =
            switch size {
            case .brief: DiagnosisBudget.briefTime
            case .small: DiagnosisBudget.time
            case .large: DiagnosisBudget.largeTime
            }
        self.now = now ?? (size == .large ? { ContinuousClock.now } : { ThreadClock.now })
    }

    /// Begins a search in a body of some bytes.
    mutating func start(bodySize: Int) {
        takesPairs = bodySize <= DiagnosisBudget.smallBody || isLarge
        deadline = deadline ?? now() + time
        isFree = bodySize <= DiagnosisBudget.smallBody
    }

    /// Whether the first attempts are made without looking at the clock.
    private var isFree = true

    /// Whether another attempt may be prepared.
    var isOpen: Bool {
        guard attempts < limit else { return false }
        // With a small body asking for the time costs as much as an attempt: it is asked for each eight.
        if isFree, attempts < DiagnosisBudget.freeAttempts || !attempts.isMultiple(of: 8) { return true }
        return deadline.map { now() < $0 } ?? true
    }

    /// Counts an attempt; false when there is none left.
    mutating func take() -> Bool {
        guard isOpen else { return false }
        attempts += 1
        tried[topic, default: 0] += 1
        return true
    }
}
