/// Puts the bytes of a text together anew around one of its values.
struct JSONSplice {
    /// A member, name and value together, or an element.
    private struct Child {
        let range: Range<Int>
        let name: JSONText.Node?
        let valueStart: Int
    }

    private let text: JSONText
    private let node: JSONText.Node
    private let range: Range<Int>

    /// Works at a value: the one that is replaced, or the object or array whose content changes.
    init(_ node: JSONText.Node, of text: JSONText) {
        self.text = text
        self.node = node
        range = JSONSplice.range(of: node, in: text)
    }

    /// The text with another value in this one's place.
    func replacing(with value: [UInt8]) -> [UInt8] {
        text.bytes[..<range.lowerBound] + value + text.bytes[range.upperBound...]
    }

    /// The text with one more element, or one more member where there is a name, at the end of this array or object.
    ///
    /// The white space is that of the last one.
    func appending(_ value: [UInt8], name: [UInt8]?) -> [UInt8] {
        let children = children
        let inside = range.lowerBound + 1
        guard let last = children.last else {
            let member = name.map { $0 + [UInt8(ascii: ":")] } ?? []
            return text.bytes[..<inside] + member + value + text.bytes[inside...]
        }
        // The comma before the last one shows how it is done; with only one, the white space in front of it does.
        let comma =
            children.count > 1
            ? Array(text.bytes[children[children.count - 2].range.upperBound..<last.range.lowerBound])
            : [UInt8(ascii: ",")] + text.bytes[inside..<last.range.lowerBound]
        let colon = last.name.map { text.bytes[JSONSplice.range(of: $0, in: text).upperBound..<last.valueStart] }
        let member = name.map { $0 + Array(colon ?? text.bytes[0..<0]) } ?? []
        return text.bytes[..<last.range.upperBound] + comma + member + value + text.bytes[last.range.upperBound...]
    }

    /// The text without an element, or without all members of a name.
    func removing(_ token: String) -> [UInt8] {
        let children = children
        let index = JSONPointer.arrayIndex(token)
        let inside = range.lowerBound + 1
        var result = Array(text.bytes[..<inside])
        // What comes first now takes the white space of what came first before.
        var separator = inside..<(children.first?.range.lowerBound ?? inside)
        var isFirst = true
        for (place, child) in children.enumerated() {
            if place > 0, !isFirst { separator = children[place - 1].range.upperBound..<child.range.lowerBound }
            let isRemoved = child.name.map { text.string(of: $0) == token } ?? (place == index)
            guard !isRemoved else { continue }
            result += text.bytes[separator]
            result += text.bytes[child.range]
            isFirst = false
        }
        return result + text.bytes[(children.last?.range.upperBound ?? inside)...]
    }

    private var children: [Child] {
        guard text.kind(of: node) == .object else {
            return text.elements(of: node).map { element in
                let range = JSONSplice.range(of: element, in: text)
                return Child(range: range, name: nil, valueStart: range.lowerBound)
            }
        }
        return text.members(of: node).map { member in
            let value = JSONSplice.range(of: member.value, in: text)
            return Child(
                range: text.offset(of: member.name)..<value.upperBound, name: member.name, valueStart: value.lowerBound)
        }
    }

    private static func range(of node: JSONText.Node, in text: JSONText) -> Range<Int> {
        let node = text.nodes[node.position]
        return Int(node.offset)..<node.end
    }
}
