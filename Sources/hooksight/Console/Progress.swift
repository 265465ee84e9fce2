/// How far a long work has come, on a terminal that somebody watches: one line, written over.
final class Progress {
    private let isWanted: Bool
    private var next = ContinuousClock.now
    private var isShown = false

    init(isWanted: Bool) {
        self.isWanted = isWanted && Terminal.standardError.isWatched
    }

    /// Writes the line at most ten times a second.
    func show(_ text: String) {
        guard isWanted, ContinuousClock.now >= next else { return }
        next = .now + .milliseconds(100)
        isShown = true
        Terminal.standardError.write(Array("\r\(text)\u{1B}[K".utf8))
    }

    /// Takes the line away, where there is one.
    func end() {
        guard isShown else { return }
        isShown = false
        Terminal.standardError.write(Array("\r\u{1B}[K".utf8))
    }
}
