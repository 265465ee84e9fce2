import HookModel
import TestSupport
import Testing

@Suite struct QueryPatternTests {
    @Test("A pattern fits what a glob of the same text fits")
    func likeGlob() {
        var random = RandomQueries(seed: 8)
        for _ in 0..<5000 {
            let pattern = (0..<random.number(0..<6)).map { _ in random.one(["a", "b", "*", "?", "é"]) }.joined()
            let text = (0..<random.number(0..<8)).map { _ in random.one(["a", "b", "é"]) }.joined()
            #expect(QueryPattern(glob: pattern).matches(text) == Glob(pattern).matches(text), "\(pattern) \(text)")
            #expect(QueryPattern(literal: pattern).matches(text) == (pattern == text))
        }
    }

    @Test("What is before the first wildcard")
    func parts() {
        #expect(QueryPattern(glob: "/a/*").prefix == "/a/" && QueryPattern(glob: "/a/*").literal == nil)
        #expect(QueryPattern(literal: "a*").literal == "a*" && QueryPattern.empty.literal?.isEmpty == true)
        #expect(QueryPattern(glob: "a**b") == QueryPattern(glob: "a*b"))
    }

    @Test("A hostile pattern takes no longer than pattern times text")
    func hostile() {
        #expect(
            !QueryPattern(glob: String(repeating: "*a", count: 200) + "b").matches(
                String(repeating: "a", count: 20_000)))
    }
}
