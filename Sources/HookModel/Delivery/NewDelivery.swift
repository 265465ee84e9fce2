public import NIOCore

/// A delivery of a stored capture that somebody asks for.
public struct NewDelivery: Sendable, Hashable {
    /// The capture that is handed on.
    public var capture: Int64
    /// The target's name.
    public var target: String
    /// Why.
    public var kind: DeliveryKind
    /// The body to send in the place of the captured one; nil sends that.
    public var body: ByteBuffer?
    /// Whether each attempt is signed anew, with the time at which it is made.
    public var resigns: Bool

    /// Makes a delivery to store; a plain replay by default.
    public init(
        capture: Int64, target: String, kind: DeliveryKind = .replay, body: ByteBuffer? = nil, resigns: Bool = false
    ) {
        self.capture = capture
        self.target = target
        self.kind = kind
        self.body = body
        self.resigns = resigns
    }
}
