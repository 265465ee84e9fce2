/// Finds which elements of a list stand elsewhere in another one: as few as possible.
enum MovedElements {
    /// The places in the left list of elements that are moved.
    ///
    /// All but a longest run that rises (patience sorting, n log n).
    ///
    /// - Parameter partners: For each element of the left list its place in the right one, all different; nil for none.
    /// - Returns: The places.
    static func among(_ partners: [Int?]) -> Set<Int> {
        // The places in the left list that end the best rising run of each length, and the one before each place.
        var ends: [Int] = []
        var before = [Int?](repeating: nil, count: partners.count)
        var paired: [Int] = []
        var isRising = true
        for (place, partner) in partners.enumerated() {
            guard let partner else { continue }
            paired.append(place)
            var low = 0
            var high = ends.count
            while low < high {
                let middle = (low + high) / 2
                if let end = partners[ends[middle]], end < partner { low = middle + 1 } else { high = middle }
            }
            before[place] = low > 0 ? ends[low - 1] : nil
            if low < ends.count {
                ends[low] = place
                isRising = false
            } else {
                ends.append(place)
            }
        }
        if isRising { return [] }
        var moved = Set(paired)
        var place = ends.last
        while let current = place {
            moved.remove(current)
            place = before[current]
        }
        return moved
    }
}
