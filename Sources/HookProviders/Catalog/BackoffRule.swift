internal import HookModel
internal import JSONText

/// How a provider's waits go on after the last that its guide lists, where its user has asked for more attempts.
package struct BackoffRule: Sendable, Hashable {
    /// By what each wait is longer than the one before.
    package let factor: Int
    /// No wait is longer.
    package let longest: Duration

    init?(_ field: DocumentField?) throws(CatalogError) {
        guard let field else { return nil }
        let factor = try field.member("factor")
        guard let number = factor.value.int, (1...1000).contains(number) else {
            throw factor.error("expected a whole number from 1 to 1000")
        }
        self.factor = number
        longest = try field.member("maximum").duration()
    }

    /// The wait so many places after a given one.
    package func wait(after last: Duration, times: Int) -> Duration {
        var wait = last
        for _ in 0..<max(0, min(times, 1000)) where wait < longest { wait *= factor }
        return min(wait, longest)
    }
}
