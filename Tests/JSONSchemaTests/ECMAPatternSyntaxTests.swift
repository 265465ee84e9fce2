import Testing

@testable import JSONSchema

@Suite("Patterns: what is none of ECMA-262, and what cannot be matched")
struct ECMAPatternSyntaxTests {
    struct Refusal: Sendable, CustomTestStringConvertible {
        let pattern: String
        let offset: Int
        let message: String

        init(_ pattern: String, _ offset: Int, _ message: String) {
            (self.pattern, self.offset, self.message) = (pattern, offset, message)
        }

        var testDescription: String { String(pattern.prefix(60)) }
    }

    private static let malformed = [
        Refusal("\\", 0, "ends with a backslash"),
        Refusal("^(abc]", 5, "no open character class"),
        Refusal("é(abc", 1, "the group that opens here is not closed"),
        Refusal("a)", 1, "no open group to close"),
        Refusal("a[bc", 1, "the character class that opens here is not closed"),
        Refusal("[z-a]", 1, "wrong order"),
        Refusal("[a-\\d]", 1, "cannot end with a class"),
        Refusal("a]", 1, "write \\]"),
        Refusal("[[:alpha:]]", 10, "\\p{Alphabetic}"),
        Refusal("*a", 0, "write \\* for the character"),
        Refusal("a|?", 2, "nothing stands here"),
        Refusal("a**", 2, "nothing stands here"),
        Refusal("a++", 2, "possessive"),
        Refusal("a{2}+", 4, "possessive"),
        Refusal("^*", 1, "nothing stands here"),
        Refusal("\\b+", 2, "nothing stands here"),
        Refusal("{1}", 0, "nothing stands here"),
        Refusal("a{2,1}", 1, "wrong order"),
        Refusal("a{2", 1, "expected a count"),
        Refusal("a{2,x}", 1, "expected a count"),
        Refusal("a{,5}", 1, "expected a count"),
        Refusal("a{ 5}", 1, "expected a count"),
        Refusal("(?=a)*", 5, "cannot be repeated"),
        Refusal("(?<!a){2}", 6, "cannot be repeated"),
        Refusal("\\a", 0, "write \\x07"),
        Refusal("a\\Z", 1, "write $ for the end"),
        Refusal("\\A", 0, "write ^ for the start"),
        Refusal("\\z", 0, "write $"),
        Refusal("\\e", 0, "\\x1B"),
        Refusal("\\h", 0, "\\h is no escape of ECMA-262"),
        Refusal("\\R", 0, "end of a line"),
        Refusal("\\Qa\\E", 0, "escape each character"),
        Refusal("\\G", 0, "\\G is no escape"),
        Refusal("\\X", 0, "\\X is no escape"),
        Refusal("\\K", 0, "\\K is no escape"),
        Refusal("\\i", 0, "leave out the backslash"),
        Refusal("\\é", 0, "\\é is no escape"),
        Refusal("[\\B]", 1, "\\B is no escape"),
        Refusal("\\c", 0, "expected a letter"),
        Refusal("\\c1", 0, "expected a letter"),
        Refusal("\\x4", 0, "two hexadecimal digits"),
        Refusal("\\x{41}", 0, "write \\u{"),
        Refusal("\\u12", 0, "four hexadecimal digits"),
        Refusal("\\u{}", 0, "10FFFF"),
        Refusal("\\u{110000}", 0, "10FFFF"),
        Refusal("\\07", 0, "no octal escapes"),
        Refusal("[\\1]", 1, "\\1 is no escape"),
        Refusal("\\1", 0, "refers to a group that is not there"),
        Refusal("(a)\\2", 3, "\\2 refers to a group"),
        Refusal("\\k", 0, "expected a name"),
        Refusal("(?<a>x)\\k<b>", 7, "no group has the name \"b\""),
        Refusal("(?<1>a)", 3, "expected a name"),
        Refusal("(?<>a)", 3, "expected a name"),
        Refusal("(?<n", 3, "expected a name"),
        Refusal("(?<n>a)(?<n>b)", 7, "the name \"n\" is given to two groups"),
        Refusal("(?<n>(?<n>b))", 5, "given to two groups"),
        Refusal("(?:(?<n>a)|b)(?<n>b)", 13, "given to two groups"),
        Refusal("(?i)abc", 0, "no flags"),
        Refusal("(?ims)abc", 0, "no flags"),
        Refusal("(?P<n>a)", 0, "write (?<name>"),
        Refusal("(?#a)", 0, "no comments"),
        Refusal("(?>a)", 0, "no atomic groups"),
        Refusal("(?|a)", 0, "(?:"),
        Refusal("(?R)", 0, "expected one of"),
        Refusal("(?", 0, "expected one of"),
        Refusal("(*ACCEPT)", 1, "nothing stands here"),
        Refusal("\\p", 0, "expected a property"),
        Refusal("\\pL", 0, "expected a property"),
        Refusal("\\p{Letter", 0, "is no property"),
        Refusal("\\p{letter}", 0, "\\p{letter} is no property"),
        Refusal("\\p{Greek}", 0, "\\p{Script=Greek}"),
        Refusal("\\p{Script=greek}", 0, "names are exact"),
        Refusal("\\p{sc=}", 0, "is no property"),
        Refusal("\\p{L&}", 0, "is no property"),
        Refusal("\\p{^Lu}", 0, "is no property"),
        Refusal("[\\p{Foo}]", 1, "is no property"),
        Refusal(String(repeating: "a", count: 65_537), 65_536, "up to 65536 characters"),
        Refusal(String(repeating: "(", count: 1000), 200, "depth of 200"),
        Refusal(String(repeating: "(?<a>x)|", count: 300), 2048, "up to 256"),
    ]

    @Test(arguments: malformed)
    func malformedPatterns(sample: Refusal) {
        let error = #expect(throws: PatternError.self) { try ECMAPattern(sample.pattern) }
        #expect(error?.message.contains(sample.message) == true, "\(String(describing: error))")
        #expect(error?.offset == sample.offset, "\(String(describing: error))")
        #expect(throws: PatternError.self) { try ECMAPattern.check(sample.pattern) }
    }

    private static let unsupported = [
        Refusal("a(?<=a+)b", 1, "matches texts of one length"),
        Refusal("(?<!a|b?)c", 0, "matches texts of one length"),
        Refusal("(a)(?<=\\1)", 3, "matches texts of one length"),
        Refusal("(?:(a)|b)*\\1", 10, "always matched in the same repetition"),
        Refusal("(a*)*\\1", 5, "always matched in the same repetition"),
        Refusal("(?:\\1(a))+", 3, "always matched in the same repetition"),
        Refusal("(a{1000}){1000}", 0, "repeat less"),
        Refusal("((a{1,100}){1,100}){1,100}", 0, "repeat less"),
        Refusal("(?:(?:(?:a|b){0,100}){0,100}){0,100}", 0, "repeat less"),
        Refusal("a{500001}", 1, "up to 500000 times"),
        Refusal("a{99999999999999999999}", 1, "up to 500000 times"),
        Refusal("(?:ab){1001}", 6, "up to 1000 times"),
        Refusal(String(repeating: "(a)", count: 1001) + "\\1", 3003, "up to 1000"),
        Refusal(String(repeating: "a?", count: 30_000), 0, "too large"),
    ]

    @Test(arguments: unsupported)
    func validPatternsThatCannotBeMatched(sample: Refusal) throws {
        let error = #expect(throws: PatternError.self) { try ECMAPattern(sample.pattern) }
        #expect(error?.message.contains(sample.message) == true, "\(String(describing: error))")
        if sample.offset > 0 { #expect(error?.offset == sample.offset) }
        try ECMAPattern.check(sample.pattern)
    }

    @Test func theDescriptionCountsCharactersFromOne() {
        let error = #expect(throws: PatternError.self) { try ECMAPattern("🐲\\Z") }
        #expect(
            error?.description
                == "\\Z is no escape of ECMA-262; write $ for the end of the text, at character 2 of the pattern")
    }

    @Test("every name of a property that the tables have is one that PCRE2 knows, but for the newest")
    func propertyNames() throws {
        for name in ["Script=Kawi", "sc=Nagm", "Changes_When_NFKC_Casefolded", "CWKCF"] {
            try ECMAPattern.check("\\p{\(name)}")
        }
        for name in [
            "Cc", "Control", "cntrl", "Combining_Mark", "LC", "Zs", "ASCII_Hex_Digit", "AHex", "Bidi_M", "Cased",
            "CWCM", "DI", "EPres", "ExtPict", "Gr_Ext", "IDSB", "IDST", "Join_C", "LOE", "NChar", "Pat_Syn", "Pat_WS",
            "QMark", "Radical", "RI", "STerm", "SD", "Term", "UIdeo", "Upper", "VS", "space", "XIDS", "sc=Zzzz",
            "Script=Nko", "Script_Extensions=Phags_Pa", "scx=Hira", "sc=Qaai",
        ] {
            _ = try ECMAPattern("^\\p{\(name)}$|\\P{\(name)}")
        }
    }
}
