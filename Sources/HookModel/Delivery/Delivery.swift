/// Handing one capture to one target.
package struct Delivery: Sendable, Hashable {
    /// The delivery's number: growing, never reused.
    package var id: Int64
    /// The capture that is handed on.
    package var capture: Int64
    /// The target's name.
    package var target: String
    /// Why the capture is handed on.
    package var kind: DeliveryKind
    /// Whether it has a body of its own.
    package var isEdited: Bool
    /// Whether each attempt is signed anew.
    package var resigns: Bool
    /// Where it stands.
    package var state: DeliveryState
    /// How many attempts have ended.
    package var attempts: Int
    /// When the next attempt is due; nil unless pending.
    package var dueAt: Timestamp?
    /// Why it stands so, in a few words: what the last attempt came to, and what follows; nil before the first.
    package var reason: String?

    /// The reason of one that was cancelled by hand.
    package static let cancelled = "cancelled by hand"

    /// Makes a delivery from its parts.
    package init(
        id: Int64, capture: Int64, target: String, kind: DeliveryKind = .forward, isEdited: Bool = false,
        resigns: Bool = false, state: DeliveryState, attempts: Int, dueAt: Timestamp?, reason: String?
    ) {
        self.id = id
        self.capture = capture
        self.target = target
        self.kind = kind
        self.isEdited = isEdited
        self.resigns = resigns
        self.state = state
        self.attempts = attempts
        self.dueAt = dueAt
        self.reason = reason
    }
}
