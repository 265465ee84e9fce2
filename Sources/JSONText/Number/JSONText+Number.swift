extension JSONText {
    /// The exact decimal number that a node is; nil for anything else.
    public func number(of node: Node) -> JSONNumber? {
        guard kind(of: node) == .number else { return nil }
        return JSONNumber(scanned: bytes(of: node))
    }
}
