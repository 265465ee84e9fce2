/// How far many requests have come, on a terminal that somebody watches: one line, written over.
final class SendProgress {
    private let total: Int
    private let isWanted: Bool
    private var next = ContinuousClock.now

    init(total: Int, isWanted: Bool) {
        self.total = total
        self.isWanted = isWanted && Terminal.standardError.isWatched
    }

    /// Writes the line at most ten times a second.
    func show(_ count: Int) {
        guard isWanted, ContinuousClock.now >= next else { return }
        next = .now + .milliseconds(100)
        Terminal.standardError.write(Array("\r\(count) of \(total)".utf8))
    }

    /// Takes the line away.
    func end() {
        guard isWanted else { return }
        Terminal.standardError.write(Array("\r\u{1B}[K".utf8))
    }
}
