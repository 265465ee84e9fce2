internal import HookProviders
internal import JSONText

/// Writes one JSON text in many styles: it is walked once for each order of members, its strings and numbers are
/// written once for each style of theirs, and a text is put together of those.
///
/// A class, so that what was made once serves all attempts. Nesting costs memory, not stack.
final class JSONWritings {
    let text: JSONText
    private var tokens: [JSONStyle.Order: JSONTokens] = [:]
    private var strings: [(style: JSONStringStyle, made: JSONScalars, group: Int)] = []
    private var numbers: [(style: JSONNumberStyle, made: JSONScalars?, group: Int)] = []
    private var orders: [JSONStyle.Order: Int] = [:]

    /// The groups of strings by their place among the choices, as they become known.
    private var groups = [Int?](repeating: nil, count: JSONChoices.stringsCount)
    private var numberGroups: [JSONNumberStyle: Int?] = [:]

    init(_ text: JSONText) {
        self.text = text
    }

    /// Whether the text is an object or an array.
    var isContainer: Bool { text.kind(of: text.root) == .object || text.kind(of: text.root) == .array }

    /// The text in a style; nil when a number in it is too long to be read, or its layout many times as long.
    func write(_ style: JSONStyle) -> [UInt8]? {
        guard let numbers = numbers(style.numbers).made else { return nil }
        return JSONComposer(
            tokens: tokens(style.order), strings: strings(style.strings).made, numbers: numbers, layout: style.layout,
            limit: text.bytes.count * 10 + 8192
        ).compose()
    }

    /// A number that is the same for choices that write the same of this text; nil where one cannot be written.
    func key(_ choice: JSONChoices.Choice) -> Int? {
        let style = choice.style
        guard let numbers = numberGroup(style.numbers) else { return nil }
        let strings = groups[choice.strings] ?? self.strings(style.strings).group
        groups[choice.strings] = strings
        return ((choice.layout << 8 | strings) << 8 | numbers) << 8 | order(style.order)
    }

    private func numberGroup(_ style: JSONNumberStyle) -> Int? {
        if let known = numberGroups[style] { return known }
        let (made, group) = numbers(style)
        let known = made == nil ? nil : group
        numberGroups[style] = .some(known)
        return known
    }

    /// The strings in a style.
    func strings(_ style: JSONStringStyle) -> (made: JSONScalars, group: Int) {
        if let known = strings.first(where: { $0.style == style }) { return (known.made, known.group) }
        let made = JSONScalars(text, style)
        let group =
            made.isAsSent ? 0 : strings.first { $0.made.isSame(as: made) }.map(\.group) ?? strings.count + 1
        strings.append((style, made, group))
        return (made, group)
    }

    /// The numbers in a style.
    func numbers(_ style: JSONNumberStyle) -> (made: JSONScalars?, group: Int) {
        if let known = numbers.first(where: { $0.style == style }) { return (known.made, known.group) }
        let made = JSONScalars(text, style)
        let same = numbers.first { known in known.made.flatMap { one in made.map { one.isSame(as: $0) } } ?? false }
        let group = made?.isAsSent == true ? 0 : same?.group ?? numbers.count + 1
        numbers.append((style, made, group))
        return (made, group)
    }

    /// A number that is the same for orders that come to the same; 0 is the order sent.
    func order(_ order: JSONStyle.Order) -> Int {
        if let known = orders[order] { return known }
        let own = tokens(order).tokens.map(\.slot)
        let place = JSONStyle.Order.allCases.firstIndex { $0 == order || tokens($0).tokens.map(\.slot) == own }
        orders[order] = place ?? 0
        return place ?? 0
    }

    private func tokens(_ order: JSONStyle.Order) -> JSONTokens {
        if let known = tokens[order] { return known }
        let made = JSONTokens(text, order)
        tokens[order] = made
        return made
    }
}
