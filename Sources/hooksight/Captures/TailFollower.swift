import HookModel
import HookStore

/// Follows a store: captures that fit in their order, and the attempts of their deliveries.
///
/// It reads the store and not the listener's stream, so that it is the same whether one runs or not.
struct TailFollower {
    private let store: Store
    private let root: QueryNode?
    private let printer: TailPrinter

    /// So long nothing is read where nothing has come.
    private static let rest = Duration.milliseconds(100)
    /// So long a capture whose signature is still being explained is held back, in milliseconds.
    private static let patience: Int64 = 1_000
    private static let page = 200

    init(_ store: Store, _ root: QueryNode?, _ printer: TailPrinter) {
        self.store = store
        self.root = root
        self.printer = printer
    }

    /// Prints the newest captures, and then what comes, until nobody reads any more.
    ///
    /// - Throws: `StoreError` when the store cannot be read.
    func run(last: Int) async throws {
        var (_, attempt) = try await store.outcomes(after: nil, limit: 1)
        var place = try await store.greatestID()
        if last > 0 {
            let search = CaptureSearch(root, before: place + 1)
            for capture in try await CaptureSearchRun(store).page(search, limit: last).captures.reversed() {
                guard printer.print(capture) else { return }
            }
        }
        while !printer.isAlone {
            let before = (place, attempt)
            guard try await printCaptures(after: &place), try await printOutcomes(after: &attempt) else { return }
            if before == (place, attempt) { try await Task.sleep(for: TailFollower.rest) }
        }
    }

    /// Prints captures, and moves on behind them; gives false when nobody reads any more.
    private func printCaptures(after place: inout Int64) async throws -> Bool {
        let found = try await store.following(CaptureSearch(root, after: place), limit: TailFollower.page)
        let now = WallClock.system.now()
        for capture in found.captures {
            let age = now.milliseconds - capture.request.receivedAt.milliseconds
            if capture.findings.needsDiagnosis, (0..<TailFollower.patience).contains(age) { return true }
            guard printer.print(capture) else { return false }
            place = capture.id
        }
        place = max(place, found.reached)
        return true
    }

    private func printOutcomes(after attempt: inout Int64) async throws -> Bool {
        let found = try await store.outcomes(after: attempt, limit: TailFollower.page)
        for (delivery, outcome) in found.outcomes where try await isAsked(delivery.capture) {
            guard printer.print(delivery, outcome) else { return false }
        }
        attempt = found.reached
        return true
    }

    private func isAsked(_ capture: Int64) async throws -> Bool {
        guard root != nil else { return true }
        let only = CaptureSearch(root, before: capture + 1, after: capture - 1)
        return try await store.ids(only, limit: 1).ids == [capture]
    }
}
