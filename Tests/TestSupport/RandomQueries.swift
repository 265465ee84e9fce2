package import HookModel
internal import JSONText

/// Makes query trees in normal form, the same for the same seed.
package struct RandomQueries {
    private var state: UInt64

    package init(seed: UInt64) {
        state = seed
    }

    /// A number from a range.
    package mutating func number(_ range: Range<Int>) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return range.lowerBound + Int((state >> 33) % UInt64(range.count))
    }

    package mutating func one<Value>(_ values: [Value]) -> Value { values[number(0..<values.count)] }

    private mutating func some<Value>(_ make: (inout RandomQueries) -> Value) -> [Value] {
        (0..<number(1..<4)).map { _ in make(&self) }
    }

    private mutating func words<Word: Hashable>(_ all: [Word]) -> [Word] {
        var words: [Word] = []
        for word in some({ $0.one(all) }) where !words.contains(word) { words.append(word) }
        return words
    }

    /// A tree with at most so many levels.
    package mutating func node(depth: Int = 4) -> QueryNode {
        switch number(0..<(depth > 0 ? 9 : 5)) {
        case 0..<5: return number(0..<40) == 0 ? .everything : .term(term())
        case 5: return node(depth: depth - 1).negated
        case 6, 7: return .and((0..<number(2..<5)).map { _ in node(depth: depth - 1) })
        default: return .or((0..<number(2..<4)).map { _ in node(depth: depth - 1) })
        }
    }

    /// A term of any kind.
    package mutating func term() -> QueryTerm {
        switch number(0..<17) {
        case 0: return .provider(some { $0.name() })
        case 1: return .event(some { $0.number(0..<8) == 0 ? .empty : $0.pattern() })
        case 2: return .signature(words(QuerySignature.allCases))
        case 3: return .cause(words(DiagnosisCause.allCases))
        case 4: return .payload(words(PayloadVerdict.allCases))
        case 5:
            return .status(
                some { $0.number(0..<2) == 0 ? .hundreds(Int64($0.number(1..<6))) : .number($0.compared(100..<600)) })
        case 6: return .delivery(states: words(DeliveryState.allCases), targets: [])
        case 7: return .delivery(states: [], targets: some { $0.pattern() })
        case 8: return .method(some { QueryPattern(literal: $0.one(["GET", "POST", "BREW", "x y"])) })
        case 9: return .path(some { $0.pattern() })
        case 10:
            let value = value()
            guard case .anyOf = value else { return .header(HeaderName(one(["x-a", "x b", "A:="])), value) }
            return .header(HeaderName("X-Event"), .anyOf(some { .string($0.pattern()) }))
        case 11:
            return .json(
                JSONPointer(some { $0.one(["a", "data", "a b", "", "0", "~/", "é:", "\"", "x*", "-"]) }), value())
        case 12: return .size(some { $0.compared(0..<5000) })
        case 13: return .id(some { $0.compared(0..<100) })
        case 14:
            return .received(
                one(QueryComparison.allCases), Timestamp(milliseconds: 1_795_170_000_000 + Int64(number(0..<1000))))
        case 15: return one([.duplicate(true), .duplicate(false), .from(ranges())])
        default: return text()
        }
    }

    private mutating func ranges() -> [AddressRange] {
        some { $0.one(["10.0.0.0/8", "::1", "192.0.2.1", "2001:db8::/32"]) }.compactMap { AddressRange($0) }
    }

    private mutating func text() -> QueryTerm {
        let text = one([
            "needle", "a \"b\"", "\\", "\\\"", "zoë", "OR", "-x", "(", "a\nb", "stripe", "*", "x:y", "\u{0}",
        ])
        return QueryText(text).map(QueryTerm.text) ?? .duplicate(true)
    }

    private mutating func compared(_ range: Range<Int>) -> QueryNumber {
        QueryNumber(one(QueryComparison.allCases), Int64(number(range)))
    }

    private mutating func name() -> QueryPattern {
        one([
            .empty, QueryPattern(literal: "stripe"), QueryPattern(literal: "none"), QueryPattern(glob: "git*"),
            QueryPattern(literal: "a b"),
        ])
    }

    private mutating func pattern() -> QueryPattern {
        one([
            QueryPattern(literal: "push"), QueryPattern(glob: "order.*"), QueryPattern(literal: "*"),
            QueryPattern(glob: "a b?c*"),
            QueryPattern(literal: "a,\"b\\"), QueryPattern(literal: "none"), QueryPattern(literal: "é(x)"),
            QueryPattern(glob: "*"),
            QueryPattern(glob: "/a/*"), QueryPattern(literal: ">5"), QueryPattern(literal: "=x"),
            QueryPattern(literal: "app"),
        ])
    }

    private mutating func value() -> QueryValue {
        let numbers = ["0", "-1", "1000", "1.50", "1e3", "12345678901234567890"].compactMap { JSONNumber($0) }
        switch number(0..<5) {
        case 0: return .exists
        case 1: return .number(one([.less, .atMost, .greater, .atLeast]), one(numbers))
        default:
            return .anyOf(
                some { random in
                    switch random.number(0..<3) {
                    case 0: .number(random.one(numbers))
                    case 1: .scalar(QueryPattern(glob: random.one(["true", "x*", "a:b", "null", "?", "é"])))
                    default: .string(random.number(0..<6) == 0 ? .empty : random.pattern())
                    }
                })
        }
    }
}
