/// Waits until something is so.
///
/// For what says nothing when it changes: a state that a test reads, a file that another process writes. It looks every two
/// milliseconds, so that it leaves the processor to what it waits for.
///
/// - Throws: `NeverSo` with the condition's words when a minute was not enough, and what the condition throws.
package func until(
    _ what: String, within limit: Duration = .seconds(60), isolation: isolated (any Actor)? = #isolation,
    _ isSo: () async throws -> Bool
) async throws {
    let deadline = ContinuousClock.now.advanced(by: limit)
    while try await !isSo() {
        guard ContinuousClock.now < deadline else { throw NeverSo(what: what, limit: limit) }
        try await ContinuousClock().sleep(for: .milliseconds(2))
    }
}

/// What was waited for did not come.
package struct NeverSo: Error, CustomStringConvertible {
    let what: String
    let limit: Duration

    package var description: String { "after \(limit) it was still not so: \(what)" }
}
