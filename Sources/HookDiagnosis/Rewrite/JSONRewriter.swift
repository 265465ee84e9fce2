internal import HookProviders
internal import JSONText

/// Writes a JSON text again as another writer would have written it.
///
/// Nesting costs memory, not stack; time and memory are in proportion to the text.
struct JSONRewriter {
    /// A container that is being written.
    private struct Frame {
        var elements: JSONText.Elements?
        var members: JSONMembers?
        var isEmpty = true
    }

    private let text: JSONText
    private let style: JSONStyle
    /// The longest result, in bytes: the indentation of deep nesting grows with its square.
    private let limit: Int
    private var out: [UInt8] = []
    private var frames: [Frame] = []

    private init(_ text: JSONText, _ style: JSONStyle) {
        self.text = text
        self.style = style
        // An escape is at most six times as long as what it stands for.
        limit = text.bytes(of: text.root).count * 8 + 4096
    }

    /// The text in a style; nil when a number in it is too long to be read, or its layout many times longer than itself.
    static func rewrite(_ text: JSONText, _ style: JSONStyle) -> [UInt8]? {
        var rewriter = JSONRewriter(text, style)
        rewriter.out.reserveCapacity(text.bytes(of: text.root).count + 64)
        return rewriter.run() ? rewriter.out : nil
    }

    private mutating func run() -> Bool {
        guard write(text.root) else { return false }
        while var frame = frames.popLast() {
            guard out.count <= limit else { return false }
            if let value = frame.elements?.next() {
                separate(&frame)
                frames.append(frame)
                guard write(value) else { return false }
            } else if let member = frame.members?.next() {
                separate(&frame)
                frames.append(frame)
                string(member.name)
                append(style.nameSeparator)
                guard write(member.value) else { return false }
            } else {
                if !frame.isEmpty { breakLine() }
                out.append(UInt8(ascii: frame.elements == nil ? "}" : "]"))
            }
        }
        if style.endsWithLineFeed { out.append(0x0A) }
        return true
    }

    /// Writes a scalar, or begins a container.
    private mutating func write(_ node: JSONText.Node) -> Bool {
        switch text.kind(of: node) {
        case .object:
            out.append(UInt8(ascii: "{"))
            frames.append(Frame(members: JSONMembers(text, node, style.order)))
        case .array:
            out.append(UInt8(ascii: "["))
            frames.append(Frame(elements: text.elements(of: node)))
        case .string: string(node)
        case .number where style.hasScriptNumbers: return ECMANumber.append(text.bytes(of: node), to: &out)
        case .number, .true, .false, .null: out.append(contentsOf: text.bytes(of: node))
        }
        return true
    }

    private mutating func separate(_ frame: inout Frame) {
        if !frame.isEmpty { append(style.itemSeparator) }
        frame.isEmpty = false
        guard style.indent != nil else { return }
        frames.append(frame)
        breakLine()
        frames.removeLast()
    }

    private mutating func breakLine() {
        guard let indent = style.indent else { return }
        out.append(0x0A)
        for _ in frames { append(indent) }
    }

    private mutating func string(_ node: JSONText.Node) {
        let bytes = text.bytes(of: node)
        style.strings.append(UnsafeRawBufferPointer(rebasing: bytes[1..<(bytes.count - 1)]), to: &out)
    }

    private mutating func append(_ text: StaticString) {
        out.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }
}
