import HookModel
import Testing

@Suite struct GlobTests {
    @Test(
        "Patterns and what fits them",
        arguments: [
            ("", "", true), ("", "a", false), ("*", "", true), ("*", "anything", true), ("?", "", false),
            ("?", "a", true), ("order.*", "order.created", true), ("order.*", "order.", true),
            ("order.*", "orders.created", false), ("*.created", "order.created", true), ("a*b*c", "a-b-b-c", true),
            ("a*b*c", "a-c-b", false), ("/hooks/*/in", "/hooks/a/b/in", true), ("a?c", "abc", true),
            ("a?c", "ac", false), ("**", "x", true), ("[a]", "a", false), ("Order.*", "order.created", false),
            ("é", "é", true), ("?", "é", false), ("??", "é", true),
        ])
    func matches(pattern: String, text: String, fits: Bool) { #expect(Glob(pattern).matches(text) == fits) }

    @Test("A hostile pattern takes no longer than pattern times text")
    func hostile() {
        let pattern = Glob(String(repeating: "*a", count: 200) + "b")
        #expect(!pattern.matches(String(repeating: "a", count: 20_000)))
    }

    @Test("Wildcards make a pattern of a text", arguments: [("a.b", true), ("a*", false), ("?", false), ("", true)])
    func isLiteral(pattern: String, isLiteral: Bool) { #expect(Glob(pattern).isLiteral == isLiteral) }
}
