/// Handing one capture to one target.
public struct Delivery: Sendable, Hashable {
    /// The delivery's number: growing, never reused.
    public var id: Int64
    /// The capture that is handed on.
    public var capture: Int64
    /// The target's name.
    public var target: String
    /// Why the capture is handed on.
    public var kind: DeliveryKind
    /// Whether it has a body of its own.
    public var isEdited: Bool
    /// Whether each attempt is signed anew.
    public var resigns: Bool
    /// Where it stands.
    public var state: DeliveryState
    /// How many attempts have ended.
    public var attempts: Int
    /// When the next attempt is due; nil unless pending.
    public var dueAt: Timestamp?
    /// Why it stands so, in a few words: what the last attempt came to, and what follows; nil before the first.
    public var reason: String?

    /// Makes a delivery from its parts.
    public init(
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
