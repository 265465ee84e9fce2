import JSONText

/// What the branches of `anyOf` or `oneOf` said against a value: all of the one that came nearest, and the first thing
/// that each of the others said.
struct BranchesFound {
    private(set) var nearest: (index: Int, found: ViolationCollector)?
    private(set) var reasons: [(index: Int, first: ViolationCollector.Violation?)] = []

    /// The most branches that a message goes through.
    static let limit = 8

    /// Branches within branches are explained so deep.
    static let depthLimit = 3
    /// The most characters of what another branch said.
    private static let reasonLimit = 120

    mutating func add(_ trial: SchemaRun.Trial, _ index: Int, at node: Int) {
        guard let found = trial.found, !trial.isValid else { return }
        reasons.append((index, found.violations.first))
        if let nearest, !found.isNearer(than: nearest.found, at: node) { return }
        nearest = (index, found)
    }
}

extension BranchesFound {
    fileprivate static func cut(_ error: String) -> String {
        error.count > reasonLimit ? error.prefix(reasonLimit - 1) + "…" : error
    }
}

extension SchemaRun {
    /// Whether branches are asked why they do not match: not when nothing more would be told of it, and not far inside
    /// of other branches, of which each level would multiply the work.
    var explainsBranches: Bool { branchDepth < BranchesFound.depthLimit && collector?.hasRoom ?? false }

    /// Tells why none of several branches matches: a line on all of them, then the errors of the nearest.
    mutating func explain(_ branches: BranchesFound, _ keyword: StaticString, at node: Int) {
        guard let nearest = branches.nearest else {
            _ = fail(keyword, at: node) { _ in ("expected a schema of \(keyword) to match, found that none does", nil) }
            return
        }
        let others = branches.reasons.filter { $0.index != nearest.index }
        if !others.isEmpty {
            _ = fail(keyword, at: node) { run in
                var lines = others.prefix(BranchesFound.limit).map {
                    "\($0.index) \(run.reason($0.first, under: node))"
                }
                if others.count > lines.count { lines.append("and \(others.count - lines.count) more") }
                return (
                    "expected one of \(branches.reasons.count) schemas to match, found that none does; "
                        + "the nearest is \(nearest.index), told below; the others fall away: "
                        + lines.joined(separator: "; "), nil
                )
            }
        }
        collector?.append(nearest.found)
    }

    private func reason(_ violation: ViolationCollector.Violation?, under node: Int) -> String {
        guard let violation else { return "for reasons that are not told" }
        let error = BranchesFound.cut(violation.error)
        if violation.node == node { return error }
        return "\(error) at \(payload.pointer(to: violation.node, from: node))"
    }
}
