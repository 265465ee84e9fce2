package import NIOCore

/// A delivery of a stored capture that somebody asks for.
package struct NewDelivery: Sendable, Hashable {
    /// The capture that is handed on.
    package var capture: Int64
    /// The target's name.
    package var target: String
    /// Why.
    package var kind: DeliveryKind
    /// The body to send in the place of the captured one; nil sends that.
    package var body: ByteBuffer?
    /// Whether each attempt is signed anew, with the time at which it is made.
    package var resigns: Bool

    /// Makes a delivery to store; a plain replay by default.
    package init(
        capture: Int64, target: String, kind: DeliveryKind = .replay, body: ByteBuffer? = nil, resigns: Bool = false
    ) {
        self.capture = capture
        self.target = target
        self.kind = kind
        self.body = body
        self.resigns = resigns
    }
}
