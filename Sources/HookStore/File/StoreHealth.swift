/// How an open store does: whether what is sent now could be stored.
package enum StoreHealth: Sendable, Hashable {
    /// The last write succeeded, and the store's files are at their places.
    case good
    /// The last write failed: a full or failing disk, for one; with what happened.
    case failing(String)
    /// The store's files were deleted, moved or replaced; with what happened, and what to do.
    case lost(String)
    /// The store was closed.
    case closed

    /// What is wrong; nil when nothing is.
    package var problem: String? {
        switch self {
        case .good: nil
        case .failing(let problem), .lost(let problem): problem
        case .closed: "the store is closed; hooksight is ending"
        }
    }
}
