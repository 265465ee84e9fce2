import JSONText

/// A hash that is the same for values that JSON calls equal.
///
/// Below a certain depth only the sizes of containers count, so that recursion stays shallow; what differs deeper the
/// comparison finds.
enum TapeHash {
    private static let maximumDepth = 32

    static func hash(_ view: TapeView, _ node: Int, depth: Int = 0) -> Int {
        var hasher = Hasher()
        hasher.combine(view[node].info & 7)
        switch view[node].kind {
        case .true, .false, .null: break
        case .string: view.withUTF8(view[node]) { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
        case .number: DecimalText(view.bytes(view[node])).hash(into: &hasher)
        case .array:
            hasher.combine(view.childCount(node))
            if depth < maximumDepth { combineElements(of: node, view, depth, into: &hasher) }
        case .object:
            hasher.combine(view.childCount(node))
            if depth < maximumDepth { hasher.combine(sumOfMembers(of: node, view, depth)) }
        }
        return hasher.finalize()
    }

    private static func combineElements(of array: Int, _ view: TapeView, _ depth: Int, into hasher: inout Hasher) {
        var element = array + 1
        while element < Int(view[array].next) {
            hasher.combine(hash(view, element, depth: depth + 1))
            element = Int(view[element].next)
        }
    }

    /// Members have no order, so their hashes are added.
    private static func sumOfMembers(of object: Int, _ view: TapeView, _ depth: Int) -> Int {
        var sum = 0
        var name = object + 1
        while name < Int(view[object].next) {
            var member = Hasher()
            member.combine(hash(view, name, depth: maximumDepth))
            member.combine(hash(view, name + 1, depth: depth + 1))
            sum &+= member.finalize()
            name = Int(view[name + 1].next)
        }
        return sum
    }
}
