/// A set of numbers that come nearly in order: as few ranges as they make.
struct NumberRanges {
    /// Ascending, without neighbours that touch.
    private(set) var ranges: [ClosedRange<Int64>] = []

    func contains(_ number: Int64) -> Bool {
        let place = place(of: number)
        return place < ranges.count && ranges[place].contains(number)
    }

    mutating func insert(_ number: Int64) {
        let place = place(of: number)
        if place < ranges.count, ranges[place].contains(number) { return }
        let joinsBefore = place > 0 && ranges[place - 1].upperBound == number - 1
        let joinsAfter = place < ranges.count && ranges[place].lowerBound == number + 1
        switch (joinsBefore, joinsAfter) {
        case (true, true):
            ranges[place - 1] = ranges[place - 1].lowerBound...ranges[place].upperBound
            ranges.remove(at: place)
        case (true, false): ranges[place - 1] = ranges[place - 1].lowerBound...number
        case (false, true): ranges[place] = number...ranges[place].upperBound
        case (false, false): ranges.insert(number...number, at: place)
        }
    }

    /// The place of the first range that does not end before a number.
    private func place(of number: Int64) -> Int {
        var low = 0
        var high = ranges.count
        while low < high {
            let middle = (low + high) / 2
            if ranges[middle].upperBound < number { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
