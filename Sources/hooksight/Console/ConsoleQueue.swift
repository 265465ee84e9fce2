import NIOCore

/// What waits to be printed on one stream, bounded in lines and in bytes; the oldest make room.
///
/// So whoever reads again finds what happened last. Important entries have room of their own; all are taken in the order in
/// which they came.
struct ConsoleQueue {
    /// How much may wait.
    struct Limits {
        /// Lines of captures and of what becomes of them.
        var lines = 10_000
        /// Bytes that those keep in memory.
        var bytes = 8 << 20
        /// Important lines.
        var importantLines = 1000
        /// Bytes of important lines.
        var importantBytes = 1 << 20
    }

    /// What is written at once.
    struct Batch {
        var entries: [ConsoleEntry]
        /// How many lines were dropped before these.
        var dropped: Int
    }

    private struct Lane {
        private(set) var entries: CircularBuffer<(number: Int, entry: ConsoleEntry)> = []
        private(set) var lines = 0
        private var bytes = 0

        /// Adds an entry and gives how many lines had to make room for it.
        mutating func add(_ entry: ConsoleEntry, number: Int, lines limit: Int, bytes byteLimit: Int) -> Int {
            entries.append((number, entry))
            lines += entry.lines
            bytes += entry.bytes
            var dropped = 0
            while lines > limit || bytes > byteLimit, let oldest = popFirst() { dropped += oldest.lines }
            return dropped
        }

        mutating func popFirst() -> ConsoleEntry? {
            guard let entry = entries.popFirst()?.entry else { return nil }
            lines -= entry.lines
            bytes -= entry.bytes
            return entry
        }
    }

    private let limits: Limits
    private var ordinary = Lane()
    private var important = Lane()
    private var count = 0
    private var dropped = 0

    init(_ limits: Limits = Limits()) {
        self.limits = limits
    }

    var isEmpty: Bool { ordinary.entries.isEmpty && important.entries.isEmpty && dropped == 0 }

    /// Lines that wait, or were dropped and not yet reported.
    var unprinted: Int { ordinary.lines + important.lines + dropped }

    mutating func add(_ entry: ConsoleEntry) {
        count += 1
        dropped +=
            entry.isImportant
            ? important.add(entry, number: count, lines: limits.importantLines, bytes: limits.importantBytes)
            : ordinary.add(entry, number: count, lines: limits.lines, bytes: limits.bytes)
    }

    /// The oldest entries, at most `limit`.
    mutating func next(_ limit: Int) -> Batch {
        var batch = Batch(entries: [], dropped: dropped)
        dropped = 0
        while batch.entries.count < limit, let entry = popFirst() { batch.entries.append(entry) }
        return batch
    }

    private mutating func popFirst() -> ConsoleEntry? {
        guard let first = important.entries.first else { return ordinary.popFirst() }
        guard let other = ordinary.entries.first, other.number < first.number else { return important.popFirst() }
        return ordinary.popFirst()
    }
}
