import Testing

@testable import JSONSchema

@Suite("Patterns: what matches where")
struct ECMAPatternTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let pattern: String
        let found: [String]
        let absent: [String]

        init(_ pattern: String, found: [String] = [], absent: [String] = []) {
            (self.pattern, self.found, self.absent) = (pattern, found, absent)
        }

        var testDescription: String { pattern }
    }

    private static let anchors = [
        Case("", found: ["", "a", "\n"]),
        Case("x", found: ["x", "axb"], absent: ["", "X"]),
        Case("^x-", found: ["x-", "x-a"], absent: ["", "x", "ax-", "\nx-"]),
        Case("-x$", found: ["-x", "a-x"], absent: ["x", "-x\n", "-xa"]),
        Case("^abc$", found: ["abc"], absent: ["abc\n", "\nabc", "ab", "abcc", "abc\\n"]),
        Case("^$", found: [""], absent: ["a", "\n"]),
        Case("^\\$defs$", found: ["$defs"], absent: ["\\$defs", "defs"]),
        Case("^é", found: ["é", "éa"], absent: ["e\u{301}", "aé"]),
        Case("^.$|b", found: ["a", "ab", "🐲"], absent: ["", "aa", "\n"]),
        Case("^[^#]*#?$", found: ["", "#", "http://a/b#", "é"], absent: ["##", "#a"]),
        Case("a$|^b", found: ["ba", "bc"], absent: ["ab", "a\n"]),
        Case("\\bé", absent: ["é", " é"]),
        Case("a\\b", found: ["a", "aé", "a-"], absent: ["ab", "a_", "a1"]),
        Case("a\\B", found: ["ab", "a_"], absent: ["a", "aé"]),
    ]

    private static let escapes = [
        Case("^\\t\\n\\v\\f\\r\\0$", found: ["\t\n\u{B}\u{C}\r\0"]),
        Case("^\\cA\\cj\\cZ$", found: ["\u{1}\n\u{1A}"], absent: ["cAcjcZ"]),
        Case("^\\x41\\u00e9\\u{1F432}\\uD83D\\uDC32$", found: ["Aé🐲🐲"]),
        Case("^\\u{0000000041}$", found: ["A"]),
        Case("^\\uD83D\\uDC32+$", found: ["🐲🐲"], absent: [""]),
        Case("\\uD83D", absent: ["🐲", "\u{FFFD}"]),
        Case("\\u{D83D}\\u{DC32}", absent: ["🐲"]),
        Case("^\\uD83Da|b", found: ["b"], absent: ["a"]),
        Case("^\\^\\$\\\\\\.\\*\\+\\?\\(\\)\\[\\]\\{\\}\\|\\/.$", found: ["^$\\.*+?()[]{}|/a"]),
        Case("^\\d+$", found: ["0123456789"], absent: ["٤", "߀", "a", ""]),
        Case("^\\D$", found: ["٤", "a"], absent: ["5"]),
        Case("^\\w+$", found: ["aZ_9"], absent: ["é", "-", "ſ"]),
        Case("^\\W$", found: ["é", "-", "🐲"], absent: ["a", "_"]),
        Case(
            "^\\s+$",
            found: ["\t\n\u{B}\u{C}\r \u{A0}\u{1680}\u{2000}\u{200A}\u{2028}\u{2029}\u{202F}\u{205F}\u{3000}\u{FEFF}"],
            absent: ["\u{85}", "\u{180E}", "\u{200B}", "\u{1}"]),
        Case("^\\S+$", found: ["\u{85}\u{180E}\u{200B}a"], absent: ["\u{FEFF}", " ", "\u{2028}"]),
        Case("^.$", found: ["a", "\u{85}", "\u{B}", "🐲"], absent: ["\n", "\r", "\u{2028}", "\u{2029}", ""]),
        // Taken without the strictness of Unicode mode.
        Case(
            "^\\-\\_\\:\\@\\\"\\'\\ \\#\\%\\!\\&\\,\\;\\=\\<\\>\\~\\`$", found: ["-_:@\"' #%!&,;=<>~`"]),
        Case("^/users/{id}$", found: ["/users/{id}"], absent: ["/users/id"]),
        Case("^a{$|^}$", found: ["a{", "}"], absent: ["a"]),
        Case("^\\${.+}$", found: ["${a}"], absent: ["$a"]),
    ]

    private static let classes = [
        Case("^[]", absent: ["", "a"]),
        Case("^[]?$", found: [""], absent: ["a"]),
        Case("^[^]$", found: ["a", "\n", "🐲"], absent: ["", "ab"]),
        Case("^[\\s\\S]$", found: ["a", "\n"], absent: [""]),
        Case("[^\\s\\S]", absent: ["a", "\n", ""]),
        Case("^[a-c^]+$", found: ["abc^"], absent: ["d"]),
        Case("^[^a-c]+$", found: ["d🐲\n"], absent: ["a"]),
        Case("^[-a]+$", found: ["-a"], absent: ["b"]),
        Case("^[a-]+$", found: ["-a"], absent: ["b"]),
        Case("^[+--]+$", found: ["+,-"], absent: ["."]),
        Case("^[\\w-.]+$", found: ["a-.b"], absent: ["/", "+"]),
        Case("^[\\w--x]+$", found: ["a-x"], absent: ["."]),
        Case("^[\\d\\-x]+$", found: ["1-x"], absent: ["a"]),
        Case("^[\\b]$", found: ["\u{8}"], absent: ["b"]),
        Case("^[(*.$|?{}]+$", found: ["(*.$|?{}"], absent: ["a"]),
        Case("^[[:]+$", found: ["[:"], absent: ["a"]),
        Case("^[\u{1F430}-\u{1F440}]$", found: ["🐲"], absent: ["🎲"]),
        Case("^[\\uD83D\\uDC32]$", found: ["🐲"], absent: ["a"]),
        Case("[\\uD800-\\uDFFF]", absent: ["🐲", "a", "\u{E000}"]),
        Case("^[^\\uD800-\\uDFFF]$", found: ["🐲", "a", "\u{E000}"]),
        Case("^[\\uD700-\\uE000]$", found: ["\u{D7FF}", "\u{E000}"], absent: ["\u{E001}", "\u{D6FF}"]),
        Case("^[\\u0000-\\uFFFF]$", found: ["\u{D7FF}", "\u{FFFF}", "\0"], absent: ["🐲"]),
        Case("^[^\\W\\d]+$", found: ["a_Z"], absent: ["1", "-"]),
        Case("^[\\S\\n]+$", found: ["a\nb"], absent: [" ", "\r"]),
        Case("^[\\p{L}\\d]+$", found: ["éa1"], absent: ["-"]),
        Case("^[^\\p{L}a-c]+$", found: ["1-"], absent: ["é", "a"]),
        Case("[^\\p{L}\\P{L}]", absent: ["a", "1", ""]),
        Case("^[^\\]]$", found: ["a", "["], absent: ["]"]),
    ]

    private static let properties = [
        Case("^\\p{Letter}\\p{L}\\p{gc=L}\\p{General_Category=Letter}$", found: ["aéßλ"], absent: ["aé1a"]),
        Case("^\\p{Lu}$", found: ["É"], absent: ["é", "1"]),
        Case("^\\p{Cased_Letter}+$", found: ["aÉ"], absent: ["ª", "文"]),
        Case("^\\p{digit}\\p{Nd}\\p{Decimal_Number}$", found: ["৪1২"], absent: ["abc"]),
        Case("^\\p{punct}\\p{Punctuation}$", found: ["!-"], absent: ["a!"]),
        Case("^\\P{L}$", found: ["1", "🐲"], absent: ["é"]),
        Case("^\\p{Script=Greek}\\p{sc=Grek}$", found: ["λΩ"], absent: ["la"]),
        Case("^\\p{scx=Deva}$", found: ["\u{964}", "क"], absent: ["a"]),
        Case("^\\p{sc=Deva}$", found: ["क"], absent: ["\u{964}"]),
        Case("^\\p{Any}$", found: ["🐲", "\n", "\u{378}"], absent: [""]),
        Case("\\P{Any}", absent: ["🐲", "\n", ""]),
        Case("^\\p{ASCII}$", found: ["\u{7F}"], absent: ["\u{80}"]),
        Case("^\\p{Assigned}$", found: ["a"], absent: ["\u{378}"]),
        Case("^\\P{Assigned}$", found: ["\u{378}"], absent: ["a"]),
        Case("^[\\p{Assigned}]$", found: ["a"], absent: ["\u{378}"]),
        Case("^\\p{Emoji}$", found: ["🐲", "1"], absent: ["a"]),
        Case("^\\p{Alphabetic}\\p{Alpha}$", found: ["aé"], absent: ["a1"]),
        Case("^\\p{ID_Start}\\p{IDC}*$", found: ["é1"], absent: ["1"]),
        Case("^\\p{White_Space}$", found: ["\u{85}", " "], absent: ["\u{FEFF}"]),
    ]

    /// What a repetition takes it need not give back only where nothing that follows could want it.
    private static let repetitions = [
        Case("^[ab]*b$", found: ["b", "aab", "bb"], absent: ["", "a", "ba"]),
        Case("^a?a$", found: ["a", "aa"], absent: ["", "aaa"]),
        Case("^a*b?a$", found: ["a", "aa", "aba"], absent: ["ab", ""]),
        Case("^a*b?c*a$", found: ["a", "aa", "bca"], absent: ["abc"]),
        Case("^[^#]*#?[^b]$", found: ["a", "aa#", "ac", "##"], absent: ["b", "#b"]),
        Case("^a*(?:ab)?$", found: ["", "aab", "ab"], absent: ["b"]),
        Case("^a*(?=a)a", found: ["a", "aa"], absent: ["b"]),
        Case("^\\w*\\b-", found: ["a-"], absent: ["-"]),
        Case("^a*$|^a+b", found: ["", "aab"], absent: ["b"]),
        Case("^(?:a*|b)c$", found: ["aac", "bc", "c"], absent: ["abc"]),
        Case("^(?:[a-z]+,)*[a-z]+$", found: ["a", "ab,c"], absent: [",", "a,"]),
        Case("^\\p{L}*e$", found: ["e", "ee"], absent: ["", "ea"]),
        Case("^\\D*\\d$", found: ["ab1"], absent: ["ab"]),
        Case("^.*\\n?$", found: ["ab", "ab\n", ""], absent: ["a\nb", "\n\n"]),
        Case("^a*?b*?$", found: ["", "ab"], absent: ["ba"]),
        Case("^[\\s\\S]*x$", found: ["x", "\nxx"], absent: ["xy"]),
    ]

    private static let groups = [
        Case("^(?:ab|c)+d$", found: ["abcd", "cd"], absent: ["d", "abd "]),
        Case("^(a|)$", found: ["a", ""], absent: ["b"]),
        Case("^()|a$", found: ["b"]),
        Case("^a{2}b{1,}c{0,2}?$", found: ["aab", "aabbcc"], absent: ["ab", "aa", "aabccc"]),
        Case("^a{0}b??$", found: ["", "b"], absent: ["a"]),
        Case(
            "^a{70000}$", found: [String(repeating: "a", count: 70_000)],
            absent: [String(repeating: "a", count: 69_999)]),
        Case("^a{2,70000}$", found: ["aa", String(repeating: "a", count: 70_000)], absent: ["a"]),
        Case("^.{70000,}b$", found: [String(repeating: "a", count: 70_000) + "b"], absent: ["aab"]),
        Case("^(?=.*\\d)(?!.*x)[a-z\\d]+$", found: ["a1"], absent: ["a", "a1x"]),
        Case("(?<=\\$)\\d|(?<!\\$)[a-z]", found: ["$1", "a"], absent: ["1", "$a"]),
        Case("(?<=ab|c)d", found: ["abd", "cd"], absent: ["bd", "d"]),
        Case("^(a+)-\\1$", found: ["aa-aa"], absent: ["aa-a"]),
        Case("^(?<year>\\d+)/\\k<year>$", found: ["20/20"], absent: ["20/21"]),
        Case("^(?<$_é\\u0061>.)\\k<$_éa>$", found: ["xx"], absent: ["xy"]),
        Case("^(?:(a)|b)\\1c$", found: ["aac", "bc"], absent: ["ac", "bac"]),
        Case("^\\1(a)$", found: ["a"], absent: ["aa"]),
        Case("^\\k<n>(?<n>a)$", found: ["a"], absent: ["aa"]),
        Case("^(a)(b)(c)(d)(e)(f)(g)(h)(i)(j)\\10$", found: ["abcdefghijj"], absent: ["abcdefghija0"]),
        Case("^(a)\\1{2}1$", found: ["aaa1"], absent: ["aa1"]),
        Case("^(?:(['\"])x\\1,)*$", found: ["'x',\"x\",", ""], absent: ["'x\","]),
        Case("^(?:(?<y>\\d)-x|x-(?<y>\\d))=\\k<y>$", found: ["1-x=1", "x-2=2"], absent: ["1-x=2"]),
        Case("^(?:a|ab)(?:c|bcd)d*$", found: ["abcd", "ac"], absent: ["ab"]),
        Case("^(?:|a)+$", found: ["", "aaa"], absent: ["b"]),
        Case("^(?:a*)*$", found: ["", "aaa"], absent: ["b"]),
    ]

    @Test(arguments: anchors + escapes + classes + properties + repetitions + groups, PatternEngine.allCases)
    func matching(sample: Case, engine: PatternEngine) throws {
        let pattern = try engine.pattern(sample.pattern)
        for text in sample.found { #expect(pattern.outcomes(in: text) == [.found], "\(text.debugDescription)") }
        for text in sample.absent { #expect(pattern.outcomes(in: text) == [.absent], "\(text.debugDescription)") }
    }

    @Test func anEmptyTextWithoutMemoryIsSearched() throws {
        for source in ["", "^$", "^a*$", "^[]?$"] {
            #expect(try ECMAPattern(source).search(UnsafeBufferPointer(start: nil, count: 0)) == .found)
        }
        #expect(try ECMAPattern("^\\d").search(UnsafeBufferPointer(start: nil, count: 0)) == .absent)
    }

    @Test func threadsShareAPattern() async throws {
        let pattern = try ECMAPattern("^(?:[a-z]+,)*[a-z]+$")
        let short = "abc,def"
        let long = String(repeating: "abc,", count: 5000) + "abc"
        await withTaskGroup(of: Bool.self) { group in
            for index in 0..<64 {
                let text = index % 2 == 0 ? short : long
                group.addTask {
                    pattern.outcomes(in: text) == [.found] && pattern.outcomes(in: text + "!") == [.absent]
                }
            }
            for await isRight in group { #expect(isRight) }
        }
    }
}
