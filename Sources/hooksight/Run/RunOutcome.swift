import HookModel

/// What came of what a run expects.
struct RunOutcome: Sendable {
    /// Something that must not come, and came.
    struct Unwanted: Sendable {
        /// The query as it was written.
        let query: String
        /// The first captures that fit it; none when all is well.
        let captures: [Capture]
        /// How many fit it.
        let count: Int
    }

    /// Something that has to come.
    struct Expected: Sendable {
        /// The query as it was written.
        let query: String
        /// What came instead; nil when all is well.
        let miss: Miss?
    }

    /// What has to come, in its order.
    let expected: [Expected]
    /// What must not come, in its order.
    let unwanted: [Unwanted]
    /// Whether it was waited for what had not come when the command ended.
    let wasWaitedFor: Bool

    /// How many queries were not met, or met and should not have been.
    var failures: Int { expected.count { $0.miss != nil } + unwanted.count { $0.count > 0 } }

    var isMet: Bool { failures == 0 }
}
