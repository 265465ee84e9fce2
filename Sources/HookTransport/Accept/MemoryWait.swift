internal import NIOCore

/// A connection's place in the line for memory.
struct MemoryWait {
    /// The wait's own number, so that a grant that comes too late is known.
    let number: UInt64
    /// The place in the budget's line.
    let place: UInt64
    /// The bytes that are waited for.
    let bytes: Int
    /// When the wait began.
    let since: NIODeadline
}
