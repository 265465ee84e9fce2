internal import HookProviders

/// How a writer of JSON writes.
struct JSONStyle: Sendable {
    /// The order of an object's members.
    enum Order: Sendable {
        case asSent
        /// Integer-like names first, by size; the last of repeated names in the place of the first.
        case javaScript
        /// By the bytes of the names; of repeated ones the last.
        case sorted
    }

    var itemSeparator: StaticString = ","
    var nameSeparator: StaticString = ":"
    /// What a level is indented by; nil without line breaks.
    var indent: StaticString?
    var order = Order.asSent
    var strings = JSONStringStyle.asSent
    /// Whether numbers are written as JavaScript does; otherwise they stay as sent.
    var hasScriptNumbers = false
    var endsWithLineFeed = false

    /// `JSON.stringify(JSON.parse(body))`.
    static let script = JSONStyle(order: .javaScript, strings: .raw, hasScriptNumbers: true)
    /// No white space, everything else as sent.
    static let minified = JSONStyle()
    /// Python's `json.dumps` with its default separators.
    static let python = JSONStyle(itemSeparator: ", ", nameSeparator: ": ", strings: .ascii)

    static func pretty(_ indent: StaticString, _ strings: JSONStringStyle = .asSent) -> JSONStyle {
        JSONStyle(nameSeparator: ": ", indent: indent, strings: strings)
    }

    func with(_ change: (inout JSONStyle) -> Void) -> JSONStyle {
        var style = self
        change(&style)
        return style
    }
}
