/// The state of a search for the loops of a graph: each node is entered once, and each loop is given out whole.
struct LoopSearch {
    enum Step {
        /// Enter this node next.
        case visit(Int)
        /// Nodes that lead to each other, or one that leads to itself.
        case loop([Int])
    }

    private struct Frame {
        let node: Int
        var targets: ArraySlice<Int>
        let leadsToItself: Bool
    }

    /// The order in which nodes were entered, from 1; 0 for those that were not.
    private var order: [Int]
    /// The earliest node on the stack that each one leads to.
    private var earliest: [Int]
    private var isOnStack: [Bool]
    private var stack: [Int] = []
    private var way: [Frame] = []
    private var entered = 0

    init(count: Int) {
        order = [Int](repeating: 0, count: count)
        earliest = order
        isOnStack = [Bool](repeating: false, count: count)
    }

    func isKnown(_ node: Int) -> Bool { order[node] != 0 }

    mutating func enter(_ node: Int, _ targets: [Int]) {
        entered += 1
        order[node] = entered
        earliest[node] = entered
        isOnStack[node] = true
        stack.append(node)
        way.append(Frame(node: node, targets: targets[...], leadsToItself: targets.contains(node)))
    }

    /// What to do next; nil when all that can be reached from the first node is known.
    mutating func next() -> Step? {
        while var frame = way.popLast() {
            while let target = frame.targets.popFirst() {
                if order[target] == 0 {
                    way.append(frame)
                    return .visit(target)
                }
                if isOnStack[target] { earliest[frame.node] = min(earliest[frame.node], order[target]) }
            }
            if let outer = way.last { earliest[outer.node] = min(earliest[outer.node], earliest[frame.node]) }
            guard earliest[frame.node] == order[frame.node] else { continue }
            let members = takeComponent(of: frame.node)
            if members.count > 1 || frame.leadsToItself { return .loop(members) }
        }
        return nil
    }

    private mutating func takeComponent(of node: Int) -> [Int] {
        var members: [Int] = []
        while let last = stack.popLast() {
            isOnStack[last] = false
            members.append(last)
            if last == node { break }
        }
        return members
    }
}
