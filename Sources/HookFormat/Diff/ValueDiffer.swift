internal import JSONText

/// Compares two JSON texts by value.
///
/// Values that are written the same are passed over by their hashes, so that the walk is as long as what differs. It goes
/// as deep as the texts are nested, which the reader limits to 512.
struct ValueDiffer {
    /// So many differences are listed; the rest are counted.
    static let limit = 1000

    /// What differs, in the order of the left text.
    private(set) var differences: [ValueDifference] = []
    /// How many differences there are beyond those listed.
    private(set) var omitted = 0
    /// How values that are equal are written otherwise; white space aside.
    private(set) var spelling: Set<Spelling> = []
    /// JSON Pointers to objects whose members come in another order; at most 20.
    private(set) var reordered: [String] = []

    let left: TapeView
    let right: TapeView
    let leftHashes: ValueHashes
    let rightHashes: ValueHashes
    private var path = ValuePath()

    /// Compares; the views are valid for as long as this is used.
    init(_ left: TapeView, _ right: TapeView) {
        self.left = left
        self.right = right
        leftHashes = ValueHashes(left)
        rightHashes = ValueHashes(right)
        compare(0, 0)
    }

    /// Compares the elements at these places of two arrays.
    mutating func compare(_ one: Element, _ other: Element) {
        path.push(left: one.place, right: other.place)
        compare(one.node, other.node)
        path.pop()
    }

    private mutating func compare(_ one: Int, _ other: Int) {
        if leftHashes.tokens[one] == rightHashes.tokens[other] { return }
        let isSame = leftHashes.meaning[one] == rightHashes.meaning[other]
        switch (left[one].kind, right[other].kind) {
        case (.object, .object): compareObjects(one, other)
        case (.array, .array): compareArrays(one, other)
        case (.string, .string) where isSame: spelling.insert(.escapes)
        case (.number, .number) where isSame: spelling.insert(.numbers)
        default: note(.changed, one, other)
        }
    }

    private mutating func compareObjects(_ one: Int, _ other: Int) {
        let members = names(of: one, left)
        let twins = names(of: other, right)
        let isParallel =
            members.count == twins.count
            && zip(members, twins).allSatisfy { leftHashes.meaning[$0] == rightHashes.meaning[$1] }
        if isParallel {
            for (name, twin) in zip(members, twins) { compareMember(name, twin) }
            return
        }
        var free: [UInt64: [Int]] = [:]
        for (place, name) in twins.enumerated().reversed() {
            free[rightHashes.meaning[name], default: []].append(place)
        }
        let partners = members.map { free[leftHashes.meaning[$0]]?.popLast() }
        noteOrder(partners)
        for (name, partner) in zip(members, partners) {
            if let partner {
                compareMember(name, twins[partner])
            } else {
                path.push(leftName: name)
                note(.removed, name + 1, nil)
                path.pop()
            }
        }
        var isTaken = [Bool](repeating: false, count: twins.count)
        for partner in partners.compactMap(\.self) { isTaken[partner] = true }
        for (name, isTaken) in zip(twins, isTaken) where !isTaken {
            path.push(rightName: name)
            note(.added, nil, name + 1)
            path.pop()
        }
    }

    private mutating func compareMember(_ name: Int, _ twin: Int) {
        if leftHashes.tokens[name] != rightHashes.tokens[twin] { spelling.insert(.escapes) }
        // Without the path where there is nothing to say.
        if leftHashes.tokens[name + 1] == rightHashes.tokens[twin + 1] { return }
        path.push(leftName: name)
        compare(name + 1, twin + 1)
        path.pop()
    }

    private mutating func noteOrder(_ partners: [Int?]) {
        let places = partners.compactMap(\.self)
        guard zip(places, places.dropFirst()).contains(where: { $0 > $1 }) else { return }
        spelling.insert(.memberOrder)
        if reordered.count < 20 { reordered.append(path.pointers(left, right).left) }
    }

    private func names(of object: Int, _ view: TapeView) -> [Int] {
        var result: [Int] = []
        let end = Int(view[object].next)
        var name = object + 1
        while name < end {
            result.append(name)
            name = Int(view[name + 1].next)
        }
        return result
    }

    /// Notes that an element of the left array stands elsewhere in the right one.
    mutating func noteMoved(_ one: Element, _ other: Element) {
        path.push(left: one.place, right: other.place)
        note(.moved, nil, nil)
        path.pop()
    }

    /// Notes that an element of the left array is gone.
    mutating func noteRemoved(_ one: Element) {
        path.push(left: one.place, right: one.place)
        note(.removed, one.node, nil)
        path.pop()
    }

    /// Notes that an element of the right array is new.
    mutating func noteAdded(_ other: Element) {
        path.push(left: other.place, right: other.place)
        note(.added, nil, other.node)
        path.pop()
    }

    private mutating func note(_ change: Change, _ one: Int?, _ other: Int?) {
        guard differences.count < ValueDiffer.limit else {
            omitted += 1
            return
        }
        let (pointer, rightPointer) = path.pointers(left, right)
        let isOnRight = change == .added
        differences.append(
            ValueDifference(
                change: change, pointer: isOnRight ? rightPointer : pointer,
                rightPointer: isOnRight || change == .removed || pointer == rightPointer ? nil : rightPointer,
                left: one.map { RawValue(left.bytes(left[$0])) }, right: other.map { RawValue(right.bytes(right[$0])) })
        )
    }
}
