internal import JSONText

/// The way to a pair of values, one in either text, for as long as it is walked.
struct ValuePath {
    private enum Step {
        /// A member, by its name's node in one of the texts.
        case member(name: Int, isLeft: Bool)
        /// Elements, by their places on either side.
        case element(left: Int, right: Int)
    }

    private var steps: [Step] = []

    mutating func push(leftName: Int) { steps.append(.member(name: leftName, isLeft: true)) }
    mutating func push(rightName: Int) { steps.append(.member(name: rightName, isLeft: false)) }
    mutating func push(left: Int, right: Int) { steps.append(.element(left: left, right: right)) }
    mutating func pop() { steps.removeLast() }

    /// The pointers into both texts.
    func pointers(_ left: TapeView, _ right: TapeView) -> (left: String, right: String) {
        var one: [String] = []
        var other: [String] = []
        for step in steps {
            switch step {
            case .member(let name, let isLeft):
                let text = isLeft ? left.string(left[name]) : right.string(right[name])
                one.append(text)
                other.append(text)
            case .element(let left, let right):
                one.append(String(left))
                other.append(String(right))
            }
        }
        return (JSONPointer(one).description, JSONPointer(other).description)
    }
}
