import JSONText

/// The errors found so far, up to the limit, and a count of the rest.
struct ViolationCollector {
    struct Violation {
        let node: Int
        let keywordLocation: JSONPointer
        let absoluteKeywordLocation: String?
        let error: String
        let hint: String?
    }

    private(set) var violations: [Violation] = []
    private(set) var total = 0
    /// How many say that a fixed value is not there, as it is when a branch is meant for other payloads.
    private(set) var mismatches = 0

    /// Whether the payload was given up.
    var isGivenUp = false

    /// Counts a violation; false when it need not be described any more.
    mutating func admits(isMismatch: Bool) -> Bool {
        total += 1
        if isMismatch { mismatches += 1 }
        return hasRoom
    }

    /// Whether another violation would be told; otherwise it is only counted.
    var hasRoom: Bool { violations.count < ValidationReport.errorLimit }

    /// Keeps a violation that `admits` let in, unless another schema has said the same.
    mutating func append(_ violation: Violation) {
        if violations.contains(where: { $0.node == violation.node && $0.error == violation.error }) {
            total -= 1
        } else {
            violations.append(violation)
        }
    }

    /// Takes over what a branch found.
    mutating func append(_ branch: ViolationCollector) {
        let room = ValidationReport.errorLimit - violations.count
        for violation in branch.violations.prefix(room) { append(violation) }
        total += branch.total
        mismatches += branch.mismatches
        isGivenUp = isGivenUp || branch.isGivenUp
    }

    /// Whether this branch came nearer than another one: fewer fixed values missed, then fewer errors.
    func isNearer(than other: ViolationCollector, at node: Int) -> Bool {
        let mine = (failsWhole(node) ? 1 : 0, mismatches, total)
        let theirs = (other.failsWhole(node) ? 1 : 0, other.mismatches, other.total)
        return mine < theirs
    }

    private func failsWhole(_ node: Int) -> Bool {
        violations.contains { $0.node == node && $0.keywordLocation.tokens.last == "type" }
    }
}
