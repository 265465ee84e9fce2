/// Which of an open store's files is not at its place any more.
enum StoreLoss: Sendable, Hashable {
    /// Nothing is at the store's path.
    case gone
    /// Another file is at the store's path.
    case replaced
    /// The log was deleted, moved or replaced.
    case log
    /// The log's index was deleted, moved or replaced.
    case index

    /// What happened, and what to do.
    func text(_ path: String) -> String {
        switch self {
        case .gone:
            "the store \(path) was deleted or moved away: move it back, or restart hooksight to begin a new one"
        case .replaced:
            "the store \(path) was replaced by another file: move it back, or restart hooksight to use the other"
        case .log:
            "the store's log \(path)-wal was deleted, moved or replaced: move it back, or restart hooksight"
        case .index:
            "the store's index \(path)-shm was deleted, moved or replaced: move it back, or restart hooksight"
        }
    }
}
