import HookFormat
import HookModel
import HookStore

/// A search that goes on to its end, where the inspector would answer with the part that it had time for.
struct CaptureSearchRun {
    private let store: Store
    private let isSilent: Bool

    /// Makes a search in a store; a silent one shows no progress.
    init(_ store: Store, isSilent: Bool = false) {
        self.store = store
        self.isSilent = isSilent
    }

    /// The first captures that fit, at most so many, however long that takes.
    ///
    /// - Throws: `StoreError` when the store cannot be read; `CancellationError` when the task was cancelled.
    func page(_ search: CaptureSearch, limit: Int) async throws -> CapturePage {
        let progress = Progress(isWanted: !isSilent)
        defer { progress.end() }
        var search = search
        var captures: [Capture] = []
        while true {
            let page = try await store.captures(
                search, limit: limit - captures.count, within: CaptureSearchRun.step)
            captures += page.captures
            guard let searched = page.searched, let next = page.next, captures.count < limit else {
                return CapturePage(captures: captures, next: page.next)
            }
            progress.show("\(searched.description), \(captures.count) found")
            switch search.order {
            case .newest: search.before = next
            case .oldest: search.after = next
            }
        }
    }

    /// So often progress is shown.
    private static let step = Duration.milliseconds(500)
}
