/// What the schemas that apply say about each node of a payload: which objects have listed properties, and which
/// values are listed.
///
/// Branches that turn out not to apply take back what they marked. Memory belongs to whoever made the marks.
struct MemberMarks {
    static let listsProperties: UInt8 = 1
    static let documented: UInt8 = 2

    let memory: UnsafeMutablePointer<UInt8>
    /// What branches under trial have added, to be taken back.
    private var journal: [(node: UInt32, bit: UInt8)] = []
    private var trials = 0

    init(_ memory: UnsafeMutablePointer<UInt8>) {
        self.memory = memory
    }

    @inline(__always)
    mutating func mark(_ node: Int, _ bit: UInt8) {
        if trials > 0, memory[node] & bit == 0 { journal.append((UInt32(truncatingIfNeeded: node), bit)) }
        memory[node] |= bit
    }

    /// Starts a branch; the result goes to `end`.
    mutating func begin() -> Int {
        trials += 1
        return journal.count
    }

    /// Ends a branch, keeping or taking back its marks.
    mutating func end(_ start: Int, keep: Bool) {
        trials -= 1
        if !keep {
            for change in journal[start...] { memory[Int(change.node)] &= ~change.bit }
            journal.removeSubrange(start...)
        } else if trials == 0 {
            journal.removeAll(keepingCapacity: true)
        }
    }
}
