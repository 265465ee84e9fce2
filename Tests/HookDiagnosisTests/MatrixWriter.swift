import Testing

/// A writer of JSON for tests, apart from the one that is tested: strings by rules spelled out, layouts and orders.
struct MatrixWriter: Sendable, CustomTestStringConvertible {
    /// A value to write; members keep their order.
    indirect enum Value: Sendable {
        case object([(String, Value)])
        case array([Value])
        case text(String)
        /// As it is written.
        case other(String)
    }

    enum Layout: String, CaseIterable, Sendable {
        case compact, spaced, two, four, tab
    }

    let strings: MatrixStrings
    let layout: Layout
    let isSorted: Bool

    var testDescription: String { "\(strings.testDescription), \(layout.rawValue)\(isSorted ? ", sorted" : "")" }

    static let all: [MatrixWriter] = MatrixStrings.all.flatMap { strings in
        Layout.allCases.flatMap { layout in
            [false, true].map { MatrixWriter(strings: strings, layout: layout, isSorted: $0) }
        }
    }

    func write(_ value: Value) -> [UInt8] { Array(text(value, 0).utf8) }

    private func text(_ value: Value, _ depth: Int) -> String {
        switch value {
        case .other(let text): text
        case .text(let text): strings.write(text)
        case .array(let values): container(values.map { text($0, depth + 1) }, "[", "]", depth)
        case .object(let members):
            container(
                (isSorted ? members.sorted { Array($0.0.utf8).lexicographicallyPrecedes(Array($1.0.utf8)) } : members)
                    .map {
                        strings.write($0.0) + (layout == .compact ? ":" : ": ") + text($0.1, depth + 1)
                    }, "{", "}", depth)
        }
    }

    private func container(_ parts: [String], _ start: String, _ end: String, _ depth: Int) -> String {
        guard !parts.isEmpty else { return start + end }
        let indent: String
        switch layout {
        case .compact: return start + parts.joined(separator: ",") + end
        case .spaced: return start + parts.joined(separator: ", ") + end
        case .two: indent = "  "
        case .four: indent = "    "
        case .tab: indent = "\t"
        }
        let line = "\n" + String(repeating: indent, count: depth)
        return start + line + indent + parts.joined(separator: "," + line + indent) + line + end
    }
}
