extension TapeView {
    /// The pointer that leads from one value to another one in it; for a member's name, the one that leads to its
    /// value.
    package func pointer(to node: Int, from start: Int) -> JSONPointer {
        var tokens: [String] = []
        var container = start
        let target = self[node].has(TapeNode.name) ? node + 1 : node
        while container != target {
            let isObject = self[container].isKind(.object)
            var child = container + 1
            var place = 0
            while true {
                let value = isObject ? child + 1 : child
                let next = Int(self[value].next)
                if target < next {
                    tokens.append(isObject ? string(self[child]) : String(place))
                    container = value
                    break
                }
                child = next
                place += 1
            }
        }
        return JSONPointer(tokens)
    }
}
