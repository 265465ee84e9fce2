internal import HookBody
internal import HookProviders

/// How the parameters of a request are put together where a scheme signs them.
enum SignedParams: Sendable, CaseIterable {
    /// Sorted, equal ones once: as schemes that sign parameters do.
    case once
    /// Those of the query among them, though they stand in the URL already.
    case withQuery
    /// The same, and what stands in both twice.
    case withQueryRepeated
    /// Repeated ones as often as they were sent.
    case repeated
    /// Each twice in a row, as where a parser reads them twice.
    case eachTwice
    /// All of them, and all again.
    case allTwice
    /// In the order in which they were sent.
    case asSent

    /// Whether parameters of the query count.
    var takesQuery: Bool { self == .withQuery || self == .withQueryRepeated }

    /// The names and values behind each other; nil where there are too many, or nothing would be different.
    func text(of body: [UInt8], query: [UInt8]) -> [UInt8]? {
        let own = SignedParams.pairs(body)
        let called = SignedParams.pairs(query)
        guard own.count + called.count <= FormParameters.limit else { return nil }
        switch self {
        case .once: return body.withUnsafeBytes { FormParameters($0)?.sorted }
        case .withQuery: return called.isEmpty ? nil : SignedParams.joined(SignedParams.unique(own + called))
        case .withQueryRepeated: return called.isEmpty ? nil : SignedParams.joined(SignedParams.sorted(own + called))
        case .repeated: return SignedParams.joined(SignedParams.sorted(own))
        case .eachTwice: return SignedParams.joined(SignedParams.sorted(own + own))
        case .allTwice:
            let once = SignedParams.unique(own)
            return SignedParams.joined(once + once)
        case .asSent: return SignedParams.joined(own)
        }
    }

    /// What is said of it: behind "The signature covers".
    var words: String {
        switch self {
        case .once: "each parameter once"
        case .withQuery, .withQueryRepeated:
            "the parameters of the query twice: in the URL, and again among the parameters"
        case .repeated: "repeated parameters as often as they were sent"
        case .eachTwice, .allTwice: "each parameter twice"
        case .asSent: "the parameters in the order in which they were sent"
        }
    }

    private typealias Pair = (name: [UInt8], value: [UInt8])

    private static func pairs(_ text: [UInt8]) -> [Pair] {
        text.split(separator: UInt8(ascii: "&")).map { part in
            let equals = part.firstIndex(of: UInt8(ascii: "=")) ?? part.endIndex
            let value = equals < part.endIndex ? part[(equals + 1)...] : part[part.endIndex...]
            return (decode(part[..<equals]), decode(value))
        }
    }

    private static func decode(_ text: ArraySlice<UInt8>) -> [UInt8] {
        text.withUnsafeBytes { PercentText.decode($0, plusIsSpace: true) }
    }

    private static func sorted(_ pairs: [Pair]) -> [Pair] {
        pairs.sorted { one, other in
            one.name == other.name
                ? one.value.lexicographicallyPrecedes(other.value) : one.name.lexicographicallyPrecedes(other.name)
        }
    }

    private static func unique(_ pairs: [Pair]) -> [Pair] {
        var found: [Pair] = []
        for pair in sorted(pairs) where found.last.map({ $0 != pair }) ?? true { found.append(pair) }
        return found
    }

    private static func joined(_ pairs: [Pair]) -> [UInt8] {
        Array(pairs.map { $0.name + $0.value }.joined())
    }
}
