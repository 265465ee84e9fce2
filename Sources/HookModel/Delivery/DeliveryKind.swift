/// Why a capture is handed to a target.
package enum DeliveryKind: String, Sendable, CaseIterable {
    /// It came, and the target's filter fits.
    case forward
    /// Somebody asked for it again.
    case replay
}
