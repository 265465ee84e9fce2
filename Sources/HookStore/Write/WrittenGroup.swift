/// What became of a group, in its order: each capture as stored, and the ids of the deliveries that each batch of changes
/// added; or why one of them could not be stored.
struct WrittenGroup {
    let captures: [Result<StoredCapture, StoreError>]
    let changes: [Result<[Int64], StoreError>]

    init(captures: [Result<StoredCapture, StoreError>], changes: [Result<[Int64], StoreError>]) {
        self.captures = captures
        self.changes = changes
    }

    /// Nothing of a group is stored.
    init(_ group: WriterQueue.Group, failedWith error: StoreError) {
        let count = group.captures.reduce(0) { $0 + $1.captures.count }
        captures = Array(repeating: .failure(error), count: count)
        changes = Array(repeating: .failure(error), count: group.changes.count)
    }

    /// Why the first thing that is missing could not be stored, and how many are missing.
    var failure: (error: StoreError, count: Int)? {
        let errors = captures.compactMap(\.failure) + changes.compactMap(\.failure)
        return errors.first.map { ($0, errors.count) }
    }
}

extension Result {
    fileprivate var failure: Failure? {
        if case .failure(let error) = self { error } else { nil }
    }
}
