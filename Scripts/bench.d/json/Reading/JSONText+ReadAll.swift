import JSONText

extension JSONText {
    /// Makes a `String` of every string and name and a `Double` of every number below a node; returns how many.
    func readAll(from node: Node) -> Int {
        switch kind(of: node) {
        case .object:
            var count = 1
            for (name, value) in members(of: node) {
                count += (string(of: name)?.isEmpty ?? true) ? 0 : 1
                count += readAll(from: value)
            }
            return count
        case .array:
            var count = 1
            for element in elements(of: node) { count += readAll(from: element) }
            return count
        case .string: return string(of: node).map { $0.utf8.count & 1 } ?? 0
        case .number: return (number(of: node)?.double ?? 0) > 0 ? 1 : 2
        case .true, .false, .null: return 1
        }
    }
}
