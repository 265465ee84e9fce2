internal import Synchronization

/// How many streams are read now.
final class StreamReaders: Sendable {
    private let number = Mutex(0)

    /// The number.
    var count: Int { number.withLock(\.self) }

    /// One more is read.
    func add() { number.withLock { $0 += 1 } }

    /// One has ended.
    func remove() { number.withLock { $0 -= 1 } }
}
