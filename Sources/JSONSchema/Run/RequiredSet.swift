/// Which required members have been seen.
struct RequiredSet {
    private var low: UInt64
    private var high: [UInt64]

    @inline(__always)
    init(count: UInt32) {
        // A set bit is a member still missing.
        low = count >= 64 ? ~0 : (1 &<< UInt64(count)) &- 1
        high = []
        if count > 64 {
            high = [UInt64](repeating: ~0, count: Int(count) / 64)
            high[high.count - 1] = (1 &<< UInt64(count & 63)) &- 1
        }
    }

    @inline(__always)
    mutating func insert(_ index: UInt32) {
        if index < 64 {
            low &= ~(1 &<< UInt64(index))
        } else {
            high[Int(index) / 64 - 1] &= ~(1 << UInt64(index & 63))
        }
    }

    @inline(__always)
    var isComplete: Bool { low == 0 && high.allSatisfy { $0 == 0 } }

    func contains(_ index: UInt32) -> Bool {
        let word = index < 64 ? low : high[Int(index) / 64 - 1]
        return word & (1 << UInt64(index & 63)) == 0
    }
}
