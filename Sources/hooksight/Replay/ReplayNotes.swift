import HookModel
import HookProviders
import HookReceiver
import HookStore
import JSONText
import NIOCore

/// What is better known before captures are replayed: that the app will refuse them, and that a change adds something.
struct ReplayNotes {
    private let store: Store
    private let catalog: Catalog
    private let edits: [JSONEdit]
    private let resigns: Bool
    private let now = WallClock.system.now()

    /// Of more captures than these the first are looked at.
    private static let most = 1000

    init(_ store: Store, _ catalog: Catalog, _ edits: [JSONEdit], resigns: Bool) {
        self.store = store
        self.catalog = catalog
        self.edits = edits
        self.resigns = resigns
    }

    /// The notes on captures, a line each.
    ///
    /// - Throws: `StoreError` when the store cannot be read.
    func lines(_ chosen: [ReplayChoice.Chosen]) async throws -> [String] {
        var stale: [(provider: String, tolerance: Duration, capture: ReplayChoice.Chosen)] = []
        var unfit: [Int64] = []
        var added: [(pointer: String, captures: Int)] = []
        for entry in chosen.prefix(ReplayNotes.most) {
            guard let capture = try await store.capture(entry.id, bodyLimit: edits.isEmpty ? 0 : .max) else { continue }
            let provider = capture.findings.provider.flatMap(catalog.document)
            if !edits.isEmpty {
                let body = Array(capture.request.body.readableBytesView)
                for pointer in BodyEdits(edits).additions(to: body, capture.request.head, provider: provider) {
                    let text = pointer.description
                    if let index = added.firstIndex(where: { $0.pointer == text }) {
                        added[index].captures += 1
                    } else {
                        added.append((text, 1))
                    }
                }
            }
            guard !resigns, [.verified, .noSecret].contains(capture.findings.signature.verdict) else { continue }
            if !edits.isEmpty { unfit.append(entry.id) }
            if let provider, let tolerance = provider.signatures.compactMap({ $0.timestamp?.tolerance }).min(),
                now.milliseconds - entry.receivedAt.milliseconds > tolerance.wholeMilliseconds
            {
                stale.append((provider.id, tolerance, entry))
            }
        }
        return added.map { line(added: $0.pointer, $0.captures, of: chosen.count) }
            + [unfit.isEmpty ? line(stale: stale, of: chosen.count) : line(unfit: unfit, of: chosen.count)]
            .compactMap(\.self)
    }

    private func line(added pointer: String, _ captures: Int, of total: Int) -> String {
        "adds \(SafeLine.escape(pointer, limit: 200))" + (total > 1 ? " to \(captures) of \(total)" : "")
    }

    private func line(unfit: [Int64], of total: Int) -> String {
        let whose = total == 1 ? "the signature is" : "the signatures of \(unfit.count) of \(total) are"
        return "\(whose) not that of the changed body, so your app will refuse it; --resign signs anew"
    }

    private func line(
        stale: [(provider: String, tolerance: Duration, capture: ReplayChoice.Chosen)], of total: Int
    ) -> String? {
        guard let first = stale.first else { return nil }
        let providers = Set(stale.map(\.provider)).sorted()
        guard total > 1 else {
            let age = Duration.milliseconds(now.milliseconds - first.capture.receivedAt.milliseconds)
            return "signed \(age.spoken) ago; \(first.provider) takes \(first.tolerance.text): --resign signs anew"
        }
        let takes =
            providers.count == 1
            ? "\(first.provider) takes (\(first.tolerance.text))"
            : "their senders take (\(providers.joined(separator: ", ")))"
        return "\(stale.count) of \(total) were signed longer ago than \(takes): --resign signs anew"
    }
}
