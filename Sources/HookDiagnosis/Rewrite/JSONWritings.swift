internal import HookProviders
internal import JSONText

/// Writes one JSON text in many styles: it is walked once for each order of members, its strings and numbers are written
/// once for each style of theirs, and a text is put together of those.
///
/// A class, so that what was made once serves all attempts. Nesting costs memory, not stack.
final class JSONWritings {
    let text: JSONText
    private var tokens: [JSONStyle.Order: JSONTokens] = [:]
    private var strings: [(style: JSONStringStyle, made: JSONScalars, group: Int)] = []
    private var numbers: [(style: JSONNumberStyle, made: JSONScalars?, group: Int)] = []
    private var orders: [JSONStyle.Order: Int] = [:]

    /// What a style comes to in this text: styles of equal keys write the same.
    struct Key: Hashable {
        let order: Int
        let layout: JSONLayout
        let strings: Int
        let numbers: Int
    }

    init(_ text: JSONText) {
        self.text = text
    }

    /// Whether the text is an object or an array.
    var isContainer: Bool { text.kind(of: text.root) == .object || text.kind(of: text.root) == .array }

    /// The text in a style; nil when a number in it is too long to be read, or its layout many times longer than itself.
    func write(_ style: JSONStyle) -> [UInt8]? {
        guard let numbers = numbers(style.numbers).made else { return nil }
        return JSONComposer(
            tokens: tokens(style.order), strings: strings(style.strings).made, numbers: numbers, layout: style.layout,
            limit: text.bytes.count * 10 + 8192
        ).compose()
    }

    /// Which styles write what this one writes; nil where it cannot be written.
    func key(_ style: JSONStyle) -> Key? {
        let numbers = numbers(style.numbers)
        guard numbers.made != nil else { return nil }
        return Key(
            order: order(style.order), layout: style.layout, strings: strings(style.strings).group,
            numbers: numbers.group)
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
