import HookFormat
import HookModel
import HookProviders
import HookReceiver
import HookStore
import JSONText
import NIOCore

/// What changes about a body, as `--dry-run` shows it.
struct ReplayDifference {
    let store: Store
    let catalog: Catalog
    let edits: [JSONEdit]

    /// The difference in text, a line feed at its end; empty where nothing is changed.
    ///
    /// - Throws: `StoreError` when the store cannot be read; `DeliveryControlError` for a body that cannot be changed so.
    func text(of id: Int64) async throws -> String {
        guard !edits.isEmpty, let left = try await store.capture(id, bodyLimit: .max),
            let body = try ReplayedBody.edited(left, edits, catalog)
        else { return "" }
        var right = left
        right.request.body = body
        right.bodySize = body.readableBytes
        right.bodyDigest = CaptureRecord(right.request)?.bodyDigest ?? left.bodyDigest
        let text = DiffText(CaptureDiff(left, right), credentials: Credentials(areShown: false)).body
        // The first line is empty, as more stands above it in a whole difference.
        return String(text.drop { $0 == "\n" })
    }
}
