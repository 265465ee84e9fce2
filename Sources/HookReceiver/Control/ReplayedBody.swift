package import HookModel
package import HookProviders
package import JSONText
package import NIOCore

/// The body that a replay sends in the place of the captured one.
package enum ReplayedBody {
    /// The body with changes in it; nil where nothing is changed.
    ///
    /// - Parameters:
    ///   - capture: The capture, with its whole body.
    ///   - edits: The changes, in order.
    ///   - catalog: Says how providers mean their bodies.
    /// - Returns: The body.
    /// - Throws: `DeliveryControlError.badEdit`.
    package static func edited(
        _ capture: Capture, _ edits: [JSONEdit], _ catalog: Catalog?
    ) throws(DeliveryControlError) -> ByteBuffer? {
        guard !edits.isEmpty else { return nil }
        let provider = capture.findings.provider.flatMap { catalog?.document($0) }
        do {
            let body = Array(capture.request.body.readableBytesView)
            return ByteBuffer(
                bytes: try BodyEdits(edits).applied(to: body, capture.request.head, provider: provider))
        } catch {
            throw .badEdit(capture.id, "\(error)")
        }
    }
}
