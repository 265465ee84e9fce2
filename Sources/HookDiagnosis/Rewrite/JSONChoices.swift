internal import HookProviders

/// The styles of JSON that are tried: every order of members with every layout, every way to write strings and, where a
/// writer changes them, every spelling of numbers; likeliest first.
///
/// Each choice has a weight, small where it is common, and a style the sum of its choices' weights.
enum JSONChoices {
    /// A style, with the places of its layout and its strings among those that are tried.
    struct Choice: Sendable {
        let style: JSONStyle
        let layout: Int
        let strings: Int
        fileprivate let weight: Int

        /// Whether it is tried with each of several secrets.
        var isLikely: Bool { weight <= 1 }
    }

    /// Those that are tried before secrets and contents are, likeliest first.
    static let common: [Choice] = weighted.filter { $0.weight <= commonWeight }
    /// Those that are tried after them.
    static let rare: [Choice] = weighted.filter { $0.weight > commonWeight }
    /// How many ways to write strings there are.
    static let stringsCount = strings.count

    private static let commonWeight = 2

    private typealias Strings = (style: JSONStringStyle, numbers: [JSONNumberStyle], weight: Int)

    private static let strings: [Strings] = [
        (.raw, [.script, .asSent, .python, .ruby, .java, .newtonsoft, .php, .go], 0), (.asSent, [.asSent], 0),
        (.php, [.asSent, .php], 1), (.ascii, [.asSent, .python], 1), (.html, [.asSent, .go, .ruby], 1),
        (.gson, [.asSent, .java], 2), (.dotNet, [.asSent], 2), (.slash, [.asSent], 2),
        (.nonASCII, [.asSent, .php, .ruby, .newtonsoft], 2), (.slashHTML, [.asSent], 2),
        (.lineSeparators, [.asSent, .php, .java, .go, .ruby], 3), (.newtonsoft, [.newtonsoft, .asSent], 3),
        (.jackson, [.asSent, .java], 3), (.phpUnicode, [.asSent, .php, .ruby], 3), (.phpHex, [.asSent, .php], 3),
        (.jacksonASCII, [.asSent, .java], 4), (.newtonsoftHTML, [.newtonsoft, .asSent], 4),
        (.dotNetRelaxed, [.asSent], 4), (.dotNetAll, [.asSent], 4), (.orgJSON, [.asSent, .java], 4),
        (.jsonSimple, [.asSent, .java], 4), (.asciiHTML, [.asSent, .python], 5),
        (.asciiTemplate, [.asSent, .python], 5),
    ]

    private static let layouts: [(layout: JSONLayout, weight: Int)] = [
        (.compact, 0), (.spaced, 1), (.two, 1), (.four, 2), (.tab, 2), (.compact.line, 2), (.two.line, 2),
        (.four.line, 3), (.spaced.line, 3), (.jackson, 3), (.twoCRLF, 3), (.tab.line, 4), (.foundation, 4),
        (.spacedNames, 4), (.spacedItems, 4), (.fourCRLF, 5), (.twoCRLF.with { $0.end = "\r\n" }, 5), (.perl, 5),
        (.oldPython, 5),
    ]

    private static let orders: [(order: JSONStyle.Order, weight: Int)] = [
        (.javaScript, 0), (.asSent, 0), (.sorted, 1), (.byLength, 4),
    ]

    private static let weighted: [Choice] = {
        var found: [Choice] = []
        for (order, first) in orders {
            for (layoutPlace, (layout, second)) in layouts.enumerated() {
                for (stringsPlace, (strings, numbers, third)) in strings.enumerated() {
                    for (place, number) in numbers.enumerated() {
                        // Only JavaScript moves members that are named like numbers, and only it writes as it does.
                        if order == .javaScript, strings != .raw || number != .script { continue }
                        if order == .asSent, strings == .raw, number == .script { continue }
                        let style = JSONStyle(layout: layout, order: order, strings: strings, numbers: number)
                        // JavaScript's own is what examples in guides make of bodies.
                        let weight = style == .script ? -1 : first + second + third + min(place, 2)
                        found.append(Choice(style: style, layout: layoutPlace, strings: stringsPlace, weight: weight))
                    }
                }
            }
        }
        return found.enumerated().sorted { one, other in
            one.element.weight == other.element.weight
                ? one.offset < other.offset : one.element.weight < other.element.weight
        }.map(\.element)
    }()
}
