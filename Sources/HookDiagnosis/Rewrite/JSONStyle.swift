internal import HookProviders

/// How a writer of JSON writes: four choices that are independent of each other.
struct JSONStyle: Sendable, Hashable {
    /// The order of an object's members.
    enum Order: Sendable, CaseIterable {
        case asSent
        /// Integer-like names first, by size; the last of repeated names in the place of the first.
        case javaScript
        /// By the bytes of the names; of repeated ones the last.
        case sorted
        /// Short names first, then by their bytes: PostgreSQL's jsonb and MySQL's JSON.
        case byLength
    }

    var layout = JSONLayout.compact
    var order = Order.asSent
    var strings = JSONStringStyle.asSent
    var numbers = JSONNumberStyle.asSent

    /// `JSON.stringify(JSON.parse(body))`.
    static let script = JSONStyle(order: .javaScript, strings: .raw, numbers: .script)
    /// No white space, everything else as sent.
    static let minified = JSONStyle()
    static let pretty2 = JSONStyle(layout: .two)
    /// Python's `json.dumps` with its default separators.
    static let python = JSONStyle(layout: .spaced, strings: .ascii)
    static let pythonText = JSONStyle(layout: .spaced, strings: .raw)
    static let php = JSONStyle(strings: .php)
    static let go = JSONStyle(order: .sorted, strings: .html)
    static let dotNet = JSONStyle(strings: .dotNet)

    /// Whether it is JavaScript's own, with or without a final newline.
    var isScript: Bool { with { $0.layout.end = "" } == .script }

    func with(_ change: (inout JSONStyle) -> Void) -> JSONStyle {
        var style = self
        change(&style)
        return style
    }
}
