internal import HookProviders
internal import JSONText

/// A JSON text as a row of tokens in the order in which a writer writes them, so that it is walked once for many texts.
struct JSONTokens {
    enum Kind: UInt8 {
        case objectStart, objectEnd, arrayStart, arrayEnd, emptyObject, emptyArray
        case name, string, number, `true`, `false`, null
    }

    struct Token {
        let kind: Kind
        /// Whether no sibling stands before it.
        let isFirst: Bool
        /// Whether it stands behind a member's name.
        let isMember: Bool
        /// Whether the container around it is an array.
        let isInArray: Bool
        /// The place of its text in `JSONScalars`.
        let slot: Int32
    }

    private struct Frame {
        var elements: JSONText.Elements?
        var members: JSONMembers?
        var isEmpty = true
    }

    private(set) var tokens: [Token] = []
    /// How many levels of indentation all line breaks have together.
    private(set) var indentation = 0
    private var frames: [Frame] = []

    init(_ text: JSONText, _ order: JSONStyle.Order) {
        tokens.reserveCapacity(text.nodes.count)
        add(text, text.root, isFirst: true, isMember: false, order)
        while var frame = frames.popLast() {
            let isFirst = frame.isEmpty
            frame.isEmpty = false
            if let value = frame.elements?.next() {
                frames.append(frame)
                indentation += frames.count
                add(text, value, isFirst: isFirst, isMember: false, order)
            } else if let member = frame.members?.next() {
                frames.append(frame)
                indentation += frames.count
                append(.name, isFirst: isFirst, isMember: false, member.name)
                add(text, member.value, isFirst: true, isMember: true, order)
            } else {
                indentation += frames.count
                append(frame.elements == nil ? .objectEnd : .arrayEnd, isFirst: true, isMember: false, text.root)
            }
        }
    }

    private mutating func add(
        _ text: JSONText, _ node: JSONText.Node, isFirst: Bool, isMember: Bool, _ order: JSONStyle.Order
    ) {
        let kind: Kind
        switch text.kind(of: node) {
        case .object: kind = text.count(of: node) == 0 ? .emptyObject : .objectStart
        case .array: kind = text.count(of: node) == 0 ? .emptyArray : .arrayStart
        case .string: kind = .string
        case .number: kind = .number
        case .true: kind = .true
        case .false: kind = .false
        case .null: kind = .null
        }
        append(kind, isFirst: isFirst, isMember: isMember, node)
        if kind == .objectStart { frames.append(Frame(members: JSONMembers(text, node, order))) }
        if kind == .arrayStart { frames.append(Frame(elements: text.elements(of: node))) }
    }

    private mutating func append(_ kind: Kind, isFirst: Bool, isMember: Bool, _ node: JSONText.Node) {
        tokens.append(
            Token(
                kind: kind, isFirst: isFirst, isMember: isMember, isInArray: frames.last?.elements != nil,
                slot: Int32(truncatingIfNeeded: node.position)))
    }
}
