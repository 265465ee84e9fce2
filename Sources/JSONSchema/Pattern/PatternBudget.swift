/// How much work searches may still do, in units of about a nanosecond.
///
/// Only searches that could take more than a small multiple of the length of their text draw from it. One budget for a
/// whole run bounds the run; a fresh one for each search bounds only the search.
struct PatternBudget: Sendable {
    /// What one search is given where nothing else is said: between 0.05 s and 0.2 s, measured.
    static let standard = 100_000_000

    var units: Int

    init(units: Int = standard) {
        self.units = units
    }
}
