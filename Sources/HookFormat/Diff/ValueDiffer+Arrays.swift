internal import JSONText

extension ValueDiffer {
    /// An element of an array.
    struct Element {
        /// Its place, from 0.
        let place: Int
        /// Its node.
        let node: Int
    }

    /// Matches what is equal at both ends by place; between them by an identifying member where the elements have one, else
    /// by what is equal in the same order, and, where that would take long, by place.
    mutating func compareArrays(_ one: Int, _ other: Int) {
        let all = elements(of: one, left)
        let twins = elements(of: other, right)
        var start = 0
        while start < all.count, start < twins.count, isSame(all[start], twins[start]) { start += 1 }
        var end = 0
        while end < all.count - start, end < twins.count - start,
            isSame(all[all.count - 1 - end], twins[twins.count - 1 - end])
        { end += 1 }
        // Equal values may still be written otherwise.
        for place in 0..<start { compareEqual(all[place], twins[place]) }
        for place in (0..<end).reversed() {
            compareEqual(all[all.count - 1 - place], twins[twins.count - 1 - place])
        }
        let rest = all[start..<(all.count - end)]
        let others = twins[start..<(twins.count - end)]
        if rest.isEmpty || others.isEmpty {
            for element in rest { noteRemoved(element) }
            for element in others { noteAdded(element) }
        } else if let keys = ElementKeys(self, all, twins) {
            match(rest, others, by: keys)
        } else {
            matchCommon(rest, others)
        }
    }

    private func isSame(_ one: Element, _ other: Element) -> Bool {
        leftHashes.meaning[one.node] == rightHashes.meaning[other.node]
    }

    private mutating func compareEqual(_ one: Element, _ other: Element) {
        if leftHashes.tokens[one.node] != rightHashes.tokens[other.node] { compare(one, other) }
    }

    private mutating func match(_ rest: ArraySlice<Element>, _ others: ArraySlice<Element>, by keys: ElementKeys) {
        var places: [UInt64: Int] = [:]
        for element in others { places[keys.right[element.place]] = element.place }
        let partners = rest.map { places[keys.left[$0.place]] }
        let moved = MovedElements.among(partners)
        var isTaken = Set<Int>()
        for (index, (element, partner)) in zip(rest, partners).enumerated() {
            guard let partner else {
                noteRemoved(element)
                continue
            }
            isTaken.insert(partner)
            let twin = others[partner]
            if moved.contains(index) { noteMoved(element, twin) }
            compare(element, twin)
        }
        for element in others where !isTaken.contains(element.place) { noteAdded(element) }
    }

    private mutating func matchCommon(_ rest: ArraySlice<Element>, _ others: ArraySlice<Element>) {
        let one = rest.map { leftHashes.meaning[$0.node] }
        let other = others.map { rightHashes.meaning[$0.node] }
        guard let pairs = CommonElements.pairs(one[...], other[...]) else {
            compareByPlace(rest, others)
            return
        }
        let targets = movedPlaces(one, other, pairs)
        let isMoved = Set(targets.compactMap(\.self))
        var (place, twin) = (0, 0)
        for pair in pairs + [(left: one.count, right: other.count)] {
            var gap: [Element] = []
            for index in place..<pair.left {
                let element = rest[rest.startIndex + index]
                guard let target = targets[index] else {
                    gap.append(element)
                    continue
                }
                let moved = others[others.startIndex + target]
                noteMoved(element, moved)
                compareEqual(element, moved)
            }
            let added = (twin..<pair.right).filter { !isMoved.contains($0) }.map { others[others.startIndex + $0] }
            compareByPlace(gap[...], added[...])
            if pair.left < one.count {
                compareEqual(rest[rest.startIndex + pair.left], others[others.startIndex + pair.right])
            }
            (place, twin) = (pair.left + 1, pair.right + 1)
        }
    }

    /// For each value of the left list that is no common one: where an equal one stands in the right list that is none
    /// either.
    private func movedPlaces(_ one: [UInt64], _ other: [UInt64], _ pairs: [(left: Int, right: Int)]) -> [Int?] {
        let isCommon = Set(pairs.map(\.left))
        let isTaken = Set(pairs.map(\.right))
        var free: [UInt64: [Int]] = [:]
        for place in other.indices.reversed() where !isTaken.contains(place) {
            free[other[place], default: []].append(place)
        }
        return one.indices.map { isCommon.contains($0) ? nil : free[one[$0]]?.popLast() }
    }

    private mutating func compareByPlace(_ rest: ArraySlice<Element>, _ others: ArraySlice<Element>) {
        for (element, twin) in zip(rest, others) { compare(element, twin) }
        for element in rest.dropFirst(others.count) { noteRemoved(element) }
        for element in others.dropFirst(rest.count) { noteAdded(element) }
    }

    private func elements(of array: Int, _ view: TapeView) -> [Element] {
        var result: [Element] = []
        let end = Int(view[array].next)
        var node = array + 1
        while node < end {
            result.append(Element(place: result.count, node: node))
            node = Int(view[node].next)
        }
        return result
    }
}
