/// When a capture came, and whether whole.
public struct CaptureArrival: Sendable, Hashable {
    /// The capture's number.
    public var id: Int64
    /// When its head was complete.
    public var receivedAt: Timestamp
    /// Whether the whole body arrived.
    public var isComplete: Bool

    /// An arrival with what is given.
    public init(id: Int64, receivedAt: Timestamp, isComplete: Bool) {
        self.id = id
        self.receivedAt = receivedAt
        self.isComplete = isComplete
    }
}
