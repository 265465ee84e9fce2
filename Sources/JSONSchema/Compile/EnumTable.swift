import JSONText

/// The values of an `enum` by their hashes, so that a long list costs what a short one does.
enum EnumTable {
    /// Up to here values are compared one by one.
    private static let linearLimit = 8

    /// Slots, a power of two of them, each with the node of a value or 0; none for a short list.
    static func slots(of array: Int, in view: TapeView) -> [UInt32] {
        let count = view.childCount(array)
        guard count > linearLimit else { return [] }
        var size = 16
        while size < count * 2 { size *= 2 }
        var slots = [UInt32](repeating: 0, count: size)
        var value = array + 1
        while value < Int(view[array].next) {
            var slot = TapeHash.hash(view, value) & (size - 1)
            while slots[slot] != 0 { slot = (slot + 1) & (size - 1) }
            slots[slot] = UInt32(value)
            value = Int(view[value].next)
        }
        return slots
    }
}
