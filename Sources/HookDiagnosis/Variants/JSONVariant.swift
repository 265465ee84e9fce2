internal import HookProviders

/// A writer of JSON that may have written what was signed.
enum JSONVariant: Sendable, Hashable {
    case script
    case scriptLine
    case minified
    case pretty2
    case pretty4
    case tabbed
    case pretty2Line
    case pretty4Line
    case python
    case pythonText
    case pythonLine
    case pythonPretty
    case pythonSorted
    case pythonCompact
    case sorted
    case php
    case phpPretty
    case go
    case dotNet

    static let rare: [JSONVariant] = [
        .pretty4, .pretty2Line, .pretty4Line, .tabbed, .pythonText, .sorted, .pythonSorted, .php, .scriptLine,
        .pythonCompact, .pythonLine, .pythonPretty, .phpPretty, .go, .dotNet,
    ]

    /// How it writes.
    var style: JSONStyle {
        switch self {
        case .script: .script
        case .scriptLine: JSONStyle.script.with { $0.endsWithLineFeed = true }
        case .minified: .minified
        case .pretty2: .pretty("  ")
        case .pretty4: .pretty("    ")
        case .tabbed: .pretty("\t")
        case .pretty2Line: JSONStyle.pretty("  ").with { $0.endsWithLineFeed = true }
        case .pretty4Line: JSONStyle.pretty("    ").with { $0.endsWithLineFeed = true }
        case .python: .python
        case .pythonText: JSONStyle.python.with { $0.strings = .raw }
        case .pythonLine: JSONStyle.python.with { $0.endsWithLineFeed = true }
        case .pythonPretty: .pretty("  ", .ascii)
        case .pythonSorted: JSONStyle.python.with { $0.order = .sorted }
        case .pythonCompact: JSONStyle.minified.with { $0.strings = .ascii }
        case .sorted: JSONStyle.minified.with { $0.order = .sorted }
        case .php: JSONStyle.minified.with { $0.strings = .php }
        case .phpPretty: .pretty("    ", .php)
        case .go:
            JSONStyle.minified.with {
                $0.order = .sorted
                $0.strings = .html
            }
        case .dotNet: JSONStyle.minified.with { $0.strings = .dotNet }
        }
    }

    /// Whether it changes white space between tokens and nothing else.
    var isWhiteSpaceAlone: Bool {
        switch self {
        case .minified, .pretty2, .pretty4, .tabbed, .pretty2Line, .pretty4Line: true
        default: false
        }
    }

    /// What it writes, for people: the end of "The signature covers …".
    var words: String {
        switch self {
        case .script: "what JSON.stringify(JSON.parse(body)) makes of the body"
        case .scriptLine: "what JSON.stringify(JSON.parse(body)) makes of the body, with a final newline"
        case .minified: "the same JSON without white space between its tokens"
        case .pretty2: "the same JSON laid out with two spaces for each level"
        case .pretty4: "the same JSON laid out with four spaces for each level"
        case .tabbed: "the same JSON laid out with a tab for each level"
        case .pretty2Line: "the same JSON laid out with two spaces for each level, with a final newline"
        case .pretty4Line: "the same JSON laid out with four spaces for each level, with a final newline"
        case .python: "what Python's json.dumps makes of the body (a space behind \",\" and \":\", ASCII alone)"
        case .pythonText:
            "what Python's json.dumps(…, ensure_ascii=False) makes of the body (a space behind \",\" and \":\")"
        case .pythonLine: "what Python's json.dumps makes of the body, with a final newline"
        case .pythonPretty: "what Python's json.dumps(…, indent=2) makes of the body"
        case .pythonSorted: "what Python's json.dumps(…, sort_keys=True) makes of the body"
        case .pythonCompact: "the same JSON without white space and in ASCII alone, other characters as \\u escapes"
        case .sorted: "the same JSON without white space, members sorted by name"
        case .php: "what PHP's json_encode makes of the body (\\/ for /, \\u escapes)"
        case .phpPretty: "what PHP's json_encode(…, JSON_PRETTY_PRINT) makes of the body"
        case .go: "what Go's json.Marshal makes of the body as a map (sorted members, \\u003c for <)"
        case .dotNet: "what .NET's JsonSerializer makes of the body (\\u escapes in capitals)"
        }
    }
}
