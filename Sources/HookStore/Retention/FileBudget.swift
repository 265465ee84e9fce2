/// What a limit in bytes means for the pages of a database and for its write-ahead log.
///
/// Between `kept` and `full` captures are dropped while nothing waits; so bursts meet no retention until the sixteenth
/// that is kept free is full. From `full` on room is made between groups, so that `most` is not passed.
struct FileBudget {
    /// The log starts anew at this size, and gives back what goes beyond.
    let logBytes: Int
    /// Pages after which the log is moved into the database.
    let checkpointPages: Int
    /// The pages that the database may have.
    let most: Int
    /// With more pages in use, room is made though captures wait.
    let full: Int
    /// With more, captures are dropped when none waits, down to `kept`.
    let begin: Int
    let kept: Int
    /// Room is looked after each time that so many bytes were stored, some twenty captures: pages become free just before
    /// they are used again, and nobody waits long for a step.
    let stepBytes: Int
    let pageSize: Int

    /// A full log in the ordinary way is 4 MiB, beside what one group adds.
    private static let mostLogBytes = 16 << 20

    init(bytes: Int, pageSize: Int, checkpointPages usual: Int) {
        self.pageSize = pageSize
        logBytes = min(bytes / 8, FileBudget.mostLogBytes)
        checkpointPages = max(min(usual, logBytes / 2 / pageSize), 8)
        most = (bytes - logBytes) / pageSize
        full = most - max(most / 64, 8)
        kept = most - max(most / 16, 16)
        begin = kept + (full - kept) / 4
        stepBytes = 32 << 10
    }

    func pages(_ bytes: Int) -> Int { (bytes + pageSize - 1) / pageSize }
}
