/// The way that a change's pointer takes through a text, with words for where it ends.
struct JSONEditWalk {
    let pointer: JSONPointer
    let text: JSONText

    /// The value that holds the last token's place.
    func parent() throws(JSONEditError) -> JSONText.Node {
        var node = text.root
        for token in pointer.tokens.dropLast() { node = try child(token, of: node) }
        return node
    }

    /// One step, to something that has to be there.
    func child(_ token: String, of node: JSONText.Node) throws(JSONEditError) -> JSONText.Node {
        guard let child = try childIfThere(token, of: node) else {
            let count = text.count(of: node)
            guard text.kind(of: node) == .object else {
                throw error(.notFound, node, "it has \(ValuePreview.counted(count, "element")), counted from 0")
            }
            throw error(
                .notFound, node, "it has no member \(ValuePreview.quoted(token))" + names(of: node, near: token))
        }
        return child
    }

    /// One step; nil when there is nothing yet, but could be.
    func childIfThere(_ token: String, of node: JSONText.Node) throws(JSONEditError) -> JSONText.Node? {
        switch text.kind(of: node) {
        case .object: return text.member(named: token, of: node)
        case .array:
            let count = text.count(of: node)
            if token == "-" { return nil }
            guard let index = JSONPointer.arrayIndex(token), index <= count else {
                throw error(
                    .badIndex, node,
                    "it has \(ValuePreview.counted(count, "element")), counted from 0, and - adds one; "
                        + "found \(ValuePreview.quoted(token))")
            }
            return text.element(index, of: node)
        default:
            throw error(.notAContainer, node, "it holds no \(ValuePreview.quoted(token))")
        }
    }

    /// What was found so far, and where, in front of the reason.
    private func error(_ code: JSONEditError.Code, _ node: JSONText.Node, _ reason: String) -> JSONEditError {
        let way = text.pointer(to: node).description
        let found = text.withView { ValuePreview.kindAndText(of: node.position, in: $0) }
        let position = text.position(of: node)
        return JSONEditError(
            code, at: pointer.description,
            "\(way.isEmpty ? "the whole text" : way) is \(found) (\(position)); \(reason)", position: position)
    }

    /// A few names that there are instead.
    private func names(of node: JSONText.Node, near token: String) -> String {
        let names = text.members(of: node).lazy.prefix(NameDistance.candidateLimit).compactMap {
            text.string(of: $0.name)
        }
        if let near = NameDistance.nearest(to: token, among: Array(names)) {
            return "; did you mean \(ValuePreview.quoted(near))?"
        }
        let shown = names.prefix(8).map(ValuePreview.quoted).joined(separator: ", ")
        return shown.isEmpty ? "" : "; there are \(shown)" + (text.count(of: node) > 8 ? " and others" : "")
    }
}
