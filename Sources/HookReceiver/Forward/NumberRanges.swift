/// A set of numbers that come nearly in order: as few ranges as they make.
struct NumberRanges {
    /// Ascending, without neighbours that touch.
    private(set) var ranges: [ClosedRange<Int64>] = []

    func contains(_ number: Int64) -> Bool {
        let index = index(of: number)
        return index < ranges.count && ranges[index].contains(number)
    }

    mutating func insert(_ number: Int64) {
        let index = index(of: number)
        if index < ranges.count, ranges[index].contains(number) { return }
        let joinsBefore = index > 0 && ranges[index - 1].upperBound == number - 1
        let joinsAfter = index < ranges.count && ranges[index].lowerBound == number + 1
        switch (joinsBefore, joinsAfter) {
        case (true, true):
            ranges[index - 1] = ranges[index - 1].lowerBound...ranges[index].upperBound
            ranges.remove(at: index)
        case (true, false): ranges[index - 1] = ranges[index - 1].lowerBound...number
        case (false, true): ranges[index] = number...ranges[index].upperBound
        case (false, false): ranges.insert(number...number, at: index)
        }
    }

    /// The place of the first range that does not end before a number.
    private func index(of number: Int64) -> Int {
        var low = 0
        var high = ranges.count
        while low < high {
            let middle = (low + high) / 2
            if ranges[middle].upperBound < number { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
