import HookModel
import HookStore

/// The ids of the captures that are exported, oldest first, a page at a time: however many there are, few are held.
struct CaptureIDs {
    private let store: Store
    private let root: QueryNode?
    /// Captures that come meanwhile are not among them.
    private let end: Int64
    private var after: Int64?
    private var named: [Int64]?
    private var isOver = false

    private static let page = 1000

    /// Captures that were chosen.
    init(_ choice: CaptureChoice, in store: Store) async throws {
        self.store = store
        end = try await store.greatestID() + 1
        switch choice {
        case .named(let ids):
            named = Set(ids).sorted()
            root = nil
        case .matching(let selection): root = selection.root
        }
    }

    /// The next ids, perhaps none yet; nil after the last.
    mutating func next() async throws -> [Int64]? {
        guard !isOver else { return nil }
        if let named {
            isOver = true
            return named
        }
        let page = try await store.ids(
            CaptureSearch(root, order: .oldest, before: end, after: after), limit: CaptureIDs.page)
        after = page.next
        isOver = page.next == nil
        return page.ids
    }
}
