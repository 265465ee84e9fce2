internal import CPCRE2

/// Counts what a search does, by what PCRE2 tells at the checkpoints of a pattern.
///
/// PCRE2's own match limit counts for each start of an attempt anew, and its compiled form does not count the steps of
/// simple repetitions at all: `a*[bc]` takes hours for ten million letters. Checkpoints stand at the start of each
/// attempt and behind whatever leaves a choice, so that between two of them no more is done than to look at each
/// character of the pattern once, and to walk as far as the position moves.
struct SearchGuard {
    private var units: Int
    private var position = 0
    private let unitsPerVisit: Int
    private let unitsPerByte: Int

    init(units: Int, unitsPerVisit: Int, unitsPerByte: Int) {
        self.units = units
        self.unitsPerVisit = unitsPerVisit
        self.unitsPerByte = unitsPerByte
    }

    var unitsLeft: Int { max(0, units) }

    /// Counts a visit; false where the search must end.
    @inline(__always)
    private mutating func visit(at position: Int) -> Bool {
        units -= unitsPerVisit + abs(position - self.position) * unitsPerByte
        self.position = position
        return units > 0
    }

    /// What PCRE2 calls, with the guard as its data.
    static let callout:
        @convention(c) (UnsafeMutablePointer<pcre2_callout_block_8>?, UnsafeMutableRawPointer?) -> Int32 =
            { block, data in
                guard let block, let data else { return PCRE2_ERROR_CALLOUT }
                let isLeft = data.assumingMemoryBound(to: SearchGuard.self).pointee
                    .visit(at: block.pointee.current_position)
                return isLeft ? 0 : PCRE2_ERROR_CALLOUT
            }
}
