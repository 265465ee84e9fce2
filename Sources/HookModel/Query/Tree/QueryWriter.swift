/// Writes trees as the text that they are read from: the canonical form.
struct QueryWriter {
    /// What is written, as UTF-8.
    private(set) var bytes: [UInt8] = []

    /// The text that was written.
    var text: String { String(decoding: bytes, as: UTF8.self) }

    mutating func write(_ text: String) { bytes += text.utf8 }

    /// Writes parts with a separator between them.
    mutating func write<Part>(_ parts: [Part], between: String, _ one: (inout QueryWriter, Part) -> Void) {
        for (index, part) in parts.enumerated() {
            if index > 0 { write(between) }
            one(&self, part)
        }
    }

    /// Writes a tree.
    mutating func write(_ node: QueryNode) {
        switch node {
        case .term(let term): write(term)
        case .not(let part):
            write("-")
            write(part, inParentheses: part.isSeveralWords)
        case .all(let parts):
            if parts.isEmpty { write("*") }
            let deliveries = parts.count { if case .term(.delivery) = $0 { true } else { false } }
            write(parts, between: " ") { writer, part in
                if case .any = part {
                    writer.write(part, inParentheses: true)
                } else {
                    // Beside another term about deliveries it would be read otherwise.
                    writer.write(part, inParentheses: deliveries > 1 && part.isSeveralWords)
                }
            }
        case .any(let parts):
            write(parts, between: " OR ") { $0.write($1, inParentheses: $1.isSeveralWords) }
        }
    }

    private mutating func write(_ node: QueryNode, inParentheses: Bool) {
        if inParentheses { write("(") }
        write(node)
        if inParentheses { write(")") }
    }

    /// Writes a text in quotes.
    mutating func writeQuoted(_ text: some Sequence<UInt8>) {
        bytes.append(UInt8(ascii: "\""))
        for byte in text {
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { bytes.append(UInt8(ascii: "\\")) }
            bytes.append(byte)
        }
        bytes.append(UInt8(ascii: "\""))
    }

    /// Writes a part of a name before an operator, in quotes where it is empty or has bytes that mean something.
    mutating func writeName(_ name: some Collection<UInt8>) {
        let isPlain = name.allSatisfy { QueryWriter.isPlain($0) && $0 != UInt8(ascii: ":") }
        if isPlain, !name.isEmpty { bytes += name } else { writeQuoted(name) }
    }

    /// Writes a pattern, with its texts in quotes where that is needed, or always.
    mutating func write(_ pattern: QueryPattern, quoting: Bool = false) {
        if pattern.codes.isEmpty || quoting && pattern.codes.allSatisfy({ $0 >= 256 }) { write("\"\"") }
        var rest = pattern.codes[...]
        while let code = rest.first {
            if code >= 256 {
                write(code == QueryPattern.any ? "*" : "?")
                rest.removeFirst()
                continue
            }
            let run = rest.prefix { $0 < 256 }.map { UInt8(truncatingIfNeeded: $0) }
            if quoting || !run.allSatisfy(QueryWriter.isPlain) { writeQuoted(run) } else { bytes += run }
            rest = rest.dropFirst(run.count)
        }
    }

    /// Writes a pattern as it is, which was read from outside of quotes.
    mutating func writeBare(_ pattern: QueryPattern) {
        bytes += pattern.codes.map { code in
            switch code {
            case QueryPattern.any: UInt8(ascii: "*")
            case QueryPattern.one: UInt8(ascii: "?")
            default: UInt8(truncatingIfNeeded: code)
            }
        }
    }

    /// Whether a byte means nothing in a value, wherever it stands there.
    static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), 0x30...0x39, 0x80...: true
        case UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: "@"),
            UInt8(ascii: "#"), UInt8(ascii: "+"), UInt8(ascii: "%"), UInt8(ascii: "~"), UInt8(ascii: "$"),
            UInt8(ascii: "&"), UInt8(ascii: ";"), UInt8(ascii: ":"):
            true
        default: false
        }
    }
}

extension QueryNode {
    /// Whether the canonical form has several words that `-` and `OR` do not hold together.
    fileprivate var isSeveralWords: Bool {
        switch self {
        case .all(let parts), .any(let parts): !parts.isEmpty
        case .term(.delivery(let states, let targets)): !states.isEmpty && !targets.isEmpty
        case .term, .not: false
        }
    }
}

extension QueryNode: CustomStringConvertible {
    /// The canonical form: reading it gives the same tree, where it is in normal form.
    package var description: String {
        var writer = QueryWriter()
        writer.write(self)
        return writer.text
    }
}
