internal import HookProviders

/// The white space that a writer of JSON puts between tokens.
struct JSONLayout: Sendable, Hashable {
    /// What stands in a container without members or elements.
    enum Empty: Sendable {
        case nothing
        case space
        /// Two line ends and the indentation: Foundation's.
        case blankLine
    }

    var itemSeparator = ","
    var nameSeparator = ":"
    /// What a level is indented by; nil without line breaks.
    var indent: String?
    var lineEnd = "\n"
    /// Whether arrays stay on one line, with a space inside of their brackets.
    var hasInlineArrays = false
    var empty = Empty.nothing
    /// What follows the whole text.
    var end = ""

    static let compact = JSONLayout()
    /// A space behind `,` and `:`: Python's default, jansson's, and how PostgreSQL and MySQL print JSON.
    static let spaced = JSONLayout(itemSeparator: ", ", nameSeparator: ": ")
    /// A space behind `:` alone.
    static let spacedNames = JSONLayout(nameSeparator: ": ")
    /// A space behind `,` alone.
    static let spacedItems = JSONLayout(itemSeparator: ", ")
    static let two = indented("  ")
    static let four = indented("    ")
    static let tab = indented("\t")
    /// As .NET indents on Windows (Environment.NewLine).
    static let twoCRLF = two.with { $0.lineEnd = "\r\n" }
    static let fourCRLF = four.with { $0.lineEnd = "\r\n" }
    /// Jackson's DefaultPrettyPrinter: objects on lines, arrays in one.
    static let jackson = two.with {
        $0.nameSeparator = " : "
        $0.hasInlineArrays = true
        $0.empty = .space
    }
    /// Foundation's `.prettyPrinted`.
    static let foundation = two.with {
        $0.nameSeparator = " : "
        $0.empty = .blankLine
    }
    /// Perl's JSON::PP and JSON::XS with `pretty`, which end with a line feed.
    static let perl = indented("   ").with {
        $0.nameSeparator = " : "
        $0.end = "\n"
    }
    /// Python 2 with `indent`: a space stays at the line's end.
    static let oldPython = four.with { $0.itemSeparator = ", " }

    /// Levels on lines of their own: what `JSON.stringify(value, null, 2)`, PHP, Ruby, Go, Gson and Python share.
    static func indented(_ indent: String) -> JSONLayout { JSONLayout(nameSeparator: ": ", indent: indent) }

    func with(_ change: (inout JSONLayout) -> Void) -> JSONLayout {
        var layout = self
        change(&layout)
        return layout
    }

    /// The same with a line feed behind the text, as Go's `Encoder`, `echo` and editors have it.
    var line: JSONLayout { with { $0.end = "\n" } }
}
