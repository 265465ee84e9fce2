import Testing

@testable import JSONSchema

@Suite("Patterns and texts made to hurt", .timeLimit(.minutes(1)))
struct ECMAPatternHostileTests {
    private static let long = 10_000_000

    private static let catastrophic = [
        "(a+)+$", "^(a+)+$", "(a|aa)+$", "(.*)*[xyz]", "a*[xyz]", "a*a*a*[xyz]", "(?:a|b)*c", "(a?){30}a{30}[xyz]",
        String(repeating: "a?", count: 30) + "[xyz]", String(repeating: "(?:a|a)", count: 30) + "[xyz]",
        "(a*)\\1[xyz]", "(.+).?\\1[xyz]", "(?=(a+))\\1[xyz]", "(?:(?=a*[xyz])a)*[xyz]", "[a-z]{60000}[xyz]",
        "^(?:.?.?.?.?.?.?.?)*[xyz]", "(?!(a+)+[xyz])[xyz]|(a+)+[xyz]", "(?:a{0,5000}){0,100}[xyz]",
    ]

    /// Mostly letters that lead on, and at the end one that leads nowhere.
    @Test(arguments: catastrophic, PatternEngine.allCases)
    func catastrophicPatternsEnd(source: String, engine: PatternEngine) throws {
        let pattern = try engine.pattern(source)
        for count in [30, 3000, Self.long] {
            let text = [UInt8](repeating: 0x61, count: count) + [0x21]
            var budget = PatternBudget(units: 2_000_000 + count * 3)
            let outcome = text.withUnsafeBufferPointer { pattern.search($0, within: &budget) }
            #expect(outcome != .found)
            #expect(outcome == .exhausted || count < Self.long)
            #expect(budget.units >= 0)
        }
    }

    @Test(
        "A pattern that needs one walk over the text gets it",
        arguments: ["^[a-z]*$", "^.*$", "^[^\\s]*$", "^\\p{L}*$"])
    func longTexts(source: String) throws {
        let text = String(repeating: "a", count: Self.long)
        #expect(try ECMAPattern(source).outcomes(in: text) == [.found])
        #expect(try ECMAPattern(source).outcomes(in: text + "\n") == [.absent])
    }

    @Test func manyRepetitionsNeedMoreThanTheSmallStack() throws {
        let text = String(repeating: "abc,", count: 200_000)
        #expect(try ECMAPattern("^(?:[a-z]+,)*$").outcomes(in: text) == [.found])
        #expect(try ECMAPattern("^(?:[a-z]+,)*$").outcomes(in: text + "!") == [.absent])
    }

    @Test func aBudgetIsSharedAndRunsOut() throws {
        let pattern = try ECMAPattern("(a+)+$")
        let text = Array(String(repeating: "a", count: 12).utf8) + [0x21]
        var budget = PatternBudget(units: 1_000_000)
        var outcomes: [PatternOutcome] = []
        text.withUnsafeBufferPointer { bytes in
            while outcomes.last != .exhausted { outcomes.append(pattern.search(bytes, within: &budget)) }
        }
        #expect(outcomes.dropLast().allSatisfy { $0 == .absent })
        #expect((2...50).contains(outcomes.count))
        #expect(budget.units == 0)
    }

    @Test func aClassOfThousandsOfRangesIsWeighed() throws {
        let members = (0..<10_000).compactMap { Unicode.Scalar(0x4E00 + 2 * UInt32($0)).map(Character.init) }
        let pattern = try ECMAPattern("^[^\(String(members))]*$")
        #expect(pattern.outcomes(in: "a\u{4E01}") == [.found])
        #expect(pattern.outcomes(in: "a\u{4E00}") == [.absent])
        let text = Array(String(repeating: "\u{9FFF}", count: Self.long / 10).utf8)
        #expect(text.withUnsafeBufferPointer { pattern.search($0) } == .exhausted)
    }

    @Test func largePatternsAreCompiled() throws {
        let names = (0..<3000).map { "name\($0)" }.joined(separator: "|")
        let pattern = try ECMAPattern("^(?:\(names))$")
        #expect(pattern.outcomes(in: "name2999") == [.found])
        #expect(pattern.outcomes(in: "name3000") == [.absent])
        let nested = String(repeating: "(?:", count: 199) + "a" + String(repeating: ")?", count: 199)
        #expect(try ECMAPattern("^\(nested)$").outcomes(in: "a") == [.found])
    }
}
