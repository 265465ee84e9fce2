/// When a capture came, and whether whole.
package struct CaptureArrival: Sendable, Hashable {
    /// The capture's number.
    package var id: Int64
    /// When its head was complete.
    package var receivedAt: Timestamp
    /// Whether the whole body arrived.
    package var isComplete: Bool

    /// An arrival with what is given.
    package init(id: Int64, receivedAt: Timestamp, isComplete: Bool) {
        self.id = id
        self.receivedAt = receivedAt
        self.isComplete = isComplete
    }
}
