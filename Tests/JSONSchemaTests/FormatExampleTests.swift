import Testing

@testable import JSONSchema

/// Examples that the RFCs give, and texts at the edges of their grammars.
@Suite("Formats by their RFCs")
struct FormatExampleTests {
    struct Table: CustomTestStringConvertible {
        let format: String
        let source: String
        let valid: [String]
        let invalid: [String]

        init(_ format: String, _ source: String, valid: [String] = [], invalid: [String] = []) {
            self.format = format
            self.source = source
            self.valid = valid
            self.invalid = invalid
        }

        var testDescription: String { "\(format), \(source)" }
    }

    /// U+FDD0, which a literal may not hold.
    private static let noncharacter = String(decoding: [0xEF, 0xB7, 0x90] as [UInt8], as: UTF8.self)
    private static let label63 = String(repeating: "a", count: 63)

    @Test(
        "dates and times",
        arguments: [
            Table(
                "date-time", "RFC 3339, sections 5.6 to 5.8",
                valid: [
                    "1985-04-12T23:20:50.52Z", "1996-12-19T16:39:57-08:00", "1990-12-31T23:59:60Z",
                    "1990-12-31T15:59:60-08:00", "1937-01-01T12:00:27.87+00:20", "2017-01-01T00:59:60+01:00",
                    "2015-06-30T23:59:60.9z", "0000-01-01t00:00:00z", "2024-02-29T23:59:59-23:59",
                    "2016-03-01T00:59:60+01:00",
                ],
                invalid: [
                    "2016-02-10T23:59:60Z", "2016-12-31T00:59:60+01:00", "2017-01-02T00:59:60+01:00",
                    "2016-12-31T23:59:60-01:00", "1985-04-12 23:20:50Z", "1985-04-12T23:20:50.Z", "1985-04-12T23:20Z",
                    "1985-04-12T23:20:50+0100", "1900-02-29T00:00:00Z", "1985-04-12T23:20:50+01:00:00",
                ]),
            Table(
                "time", "RFC 3339, section 5.6", valid: ["00:00:00Z", "23:59:59.000+23:59"],
                invalid: ["", "00:00Z", "T00:00:00Z"]),
            Table(
                "duration", "RFC 3339, appendix A",
                valid: [
                    "P3Y6M4DT12H30M5S", "P23DT23H", "P4Y", "PT0S", "P0D", "P1M", "PT1M", "PT36H", "P1DT12H", "P4W",
                    "P0W",
                ],
                invalid: [
                    "P", "PT", "P1DT", "P1Y1D", "PT1H1S", "P1M1M", "P1D1M", "P1S", "PT1D", "P1W1D", "P1.5D", "PW",
                    "p1d", "P1Y1W", "PT1W",
                ]),
        ])
    func datesAndTimes(table: Table) throws { try check(table) }

    @Test(
        "references",
        arguments: [
            Table(
                "uri", "RFC 3986, sections 1.1.2 and 3",
                valid: [
                    "ftp://ftp.is.co.za/rfc/rfc1808.txt", "ldap://[2001:db8::7]/c=GB?objectClass?one",
                    "mailto:John.Doe@example.com", "tel:+1-816-555-1212", "telnet://192.0.2.16:80/",
                    "urn:oasis:names:specification:docbook:dtd:xml:4.1.2",
                    "foo://example.com:8042/over/there?name=ferret#nose",
                    "urn:example:animal:ferret:nose", "a:", "file:///etc/hosts", "http://", "http://a:/", "http://@a",
                    "x:/:@",
                    "http://[vF.a:b]", "http://[V1.~]:0/", "http://%41/", "x:?/?", "x:#/?", "x:/a//b",
                ],
                invalid: [
                    "", ":", "//a", "1a:b", "a_b:c", "http://a@b@c", "http://[::1", "http://[::1]a", "http://[v.a]",
                    "http://[v1.]",
                    "http://[vg.a]", "http://[1.2.3.4]", "http://[fe80::1%25eth0]", "http://a:8o", "x:#a#b", "x:%4",
                    "x:[", "http://a:1:2",
                ]),
            Table(
                "uri-reference", "RFC 3986, section 5.4",
                valid: [
                    "g:h", "g", "./g", "g/", "/g", "//g", "?y", "g?y", "#s", "g#s", "g?y#s", ";x", "g;x", "g;x?y#s", "",
                    ".", "./", "..",
                    "../", "../g", "../..", "../../", "../../g", "../../../g", "/./g", "/../g", "g.", ".g", "..g",
                    "./../g", "./g/.",
                    "g;x=1/../y", "g?y/./x", "g#s/../x", "http:g", "a/b:c", "@a", "//@:",
                ],
                invalid: ["1:b", ":", "a b", "%", "^", "?[", "a_b:c", "//a:b"]),
            Table(
                "iri", "RFC 3987, section 2.2",
                valid: [
                    "http://r\u{E9}sum\u{E9}.example.org", "http://example.com/\u{10300}\u{10301}", "x:?\u{E000}",
                    "x:?\u{10FFFD}",
                    "x:\u{D7FF}\u{F900}\u{FDF0}\u{FFEF}\u{E1000}", "http://\u{E9}:\u{E9}@h/",
                ],
                invalid: [
                    "\u{E9}:x", "x:\u{9F}", "x:\u{E000}", "x:#\u{E000}", "x:\(noncharacter)", "x:\u{FFF0}",
                    "x:\u{FFFD}",
                    "x:\u{1FFFE}",
                    "x:\u{E0001}", "x:?\u{FFFFE}", "http://h:\u{661}",
                ]),
            Table(
                "iri-reference", "RFC 3987, section 2.2", valid: ["\u{E9}", "?\u{F8FF}", "//\u{E9}"],
                invalid: ["\u{E9}:b", "\u{F8FF}"]),
            Table(
                "uri-template", "RFC 6570, sections 1.2, 2 and 3",
                valid: [
                    "{var}", "{hello}", "{+path}/here", "here?ref={+path}", "X{#var}", "X{#hello}", "map?{x,y}",
                    "{x,hello,y}", "{+x,hello,y}",
                    "{+path,x}/here", "{#x,hello,y}", "{#path,x}/here", "X{.var}", "X{.x,y}", "{/var}", "{/var,x}/here",
                    "{;x,y}",
                    "{;x,y,empty}", "{?x,y}", "{?x,y,empty}", "?fixed=yes{&x}", "{&x,y,empty}", "{var:3}", "{var:30}",
                    "{list}", "{list*}",
                    "{keys}", "{keys*}", "{+path:6}/here", "{+list*}", "{#keys*}", "X{.var:3}", "{/var:1,var}",
                    "{/list*,path:4}", "{;hello:5}",
                    "{;keys*}", "{?var:3}", "{&keys*}", "O{empty}X", "{=later}", "{|x}", "{,x}", "{!x}", "{@x}",
                    "caf\u{E9}{x}", "{%c3%a9.x_1}",
                ],
                invalid: [
                    "{", "}", "{}", "{+}", "{x", "{{x}}", "{x:}", "{x:10000}", "{x*:3}", "{x:3*}", "{.x.}", "{x y}",
                    "{\u{E9}}", "%", "%4g", "\u{80}", "{%4}", "\"", "<", "|",
                ]),
        ])
    func references(table: Table) throws { try check(table) }

    @Test(
        "addresses",
        arguments: [
            Table(
                "email", "RFC 5321, sections 4.1.2 and 4.5.3.1",
                valid: [
                    "Abc@example.com", "!#$%&'*+-/=?^_`{|}~@x", "\"\"@x", "\"a\\\"b\\ \"@x", "a@1.2", "a@[IPv6:::1]",
                    "a@[ipv6:1:2:3:4:5:6:7:8]",
                    "\(label63)a@\(label63).com",
                ],
                invalid: [
                    "", "@", "a", "a@", "@a", "a@b@c", "a@.b", "a@b.", "a@-b", "a@b-", "a@b_c", "\"a\"b@c", "\"\\\"@x",
                    "\"a@x", "a\u{E9}@x",
                    "a@\u{E9}", "a@[1.2.3]", "a@[::1]", "a@[IPv6:]", "a@[]", "a@[1.2.3.4", "\"\t\"@x", "\(label63)aa@x",
                    "a@\([String](repeating: label63, count: 4).joined(separator: "."))",
                ]),
            Table(
                "idn-email", "RFC 6531, section 3.3",
                valid: [
                    "\u{7528}\u{6237}@\u{4F8B}\u{5B50}.\u{5E7F}\u{544A}", "\"\u{E9} \"@x", "a@B\u{DC}CHER.example",
                    "a@\u{FF42}\u{FC}cher\u{3002}example",
                ],
                invalid: [
                    "\"\\\u{E9}\"@x", "a@\u{E9}-", "a@-\u{E9}", "a@\u{20AC}.x", "a@\u{5D0}a", "a@\u{300}a",
                    "a@\u{E9}..x",
                    String(repeating: "\u{E9}", count: 32) + "a@x",
                ]),
            Table(
                "hostname", "RFC 1123, section 2.1; RFC 5890, section 2.3.2.1",
                valid: [
                    "a", "3com.com", "a-b", "ab--cd", "XN--BCHER-KVA.example", "xn--bcher-kva", label63,
                    [label63, label63, label63, label63.dropLast(2) + ""].joined(separator: "."),
                ],
                invalid: [
                    "xn--", "xn---", "xn--a", "xn--bcher-kvA-", "xn--99999999", "xn--99999999999999999999",
                    "b\u{FC}cher",
                    "a\u{3002}b", "a b", "a.-b",
                    [label63, label63, label63, label63.dropLast() + ""].joined(separator: "."),
                ]),
            Table(
                "idn-hostname", "RFC 5891, RFC 5892, appendix A",
                valid: [
                    "b\u{FC}cher.example", "fa\u{DF}.de", "EXAMPLE.com", "xn--fa-hia.de",
                    "\u{646}\u{627}\u{645}\u{647}\u{200C}\u{627}\u{6CC}",
                    "\u{0DC1}\u{0DCA}\u{200D}\u{0DBB}\u{0DD3}", "\u{1EC7}", "\u{16D6A}",
                ],
                invalid: [
                    "ab--cd", "B\u{FC}cher", "u\u{308}", "\u{EA}\u{323}", "\u{1EA5}\u{323}", "a\u{323}\u{302}",
                    "a\u{301}\u{323}", "\u{16D67}\u{16D68}",
                    "\u{2665}", "\u{FF41}", "\u{378}", "a\u{200C}b", "a\u{200D}b", "\u{628}\u{200C}a", "\u{AD}a",
                    "\u{1100}\u{1161}", "xn--b\u{FC}cher",
                    "xn--\u{FC}", "\u{FC}\(label63)",
                ]),
            Table(
                "idn-hostname", "RFC 5893, section 2",
                valid: [
                    "\u{5D0}\u{5D1}", "\u{5D0}1", "\u{5D0}\u{5B0}", "\u{786}\u{7AA}\u{787}", "\u{5D0}.a1",
                    "\u{5D0}.a-b", "1a.b", "\u{628}\u{661}",
                    "\u{7C0}\u{7EB}.\u{7C1}",
                ],
                invalid: [
                    "1\u{5D0}", "\u{5D0}a", "a\u{5D0}", "\u{661}\u{628}", "\u{628}\u{661}1", "\u{5D0}.1a", "1a.\u{5D0}",
                    "xn--4db.1a",
                    "1a.XN--4DB",
                ]),
            Table(
                "ipv4", "RFC 2673, section 3.2", valid: ["0.0.0.0", "255.255.255.255"],
                invalid: ["00.0.0.0", "1.2.3.04", "1.2.3.1000", "1.2.3.4.", "1..2.3", "1.2.3", "256.0.0.0"]),
            Table(
                "ipv6", "RFC 4291, section 2.2",
                valid: [
                    "ABCD:EF01:2345:6789:ABCD:EF01:2345:6789", "2001:DB8:0:0:8:800:200C:417A", "FF01::101", "::1", "::",
                    "::13.1.68.3",
                    "::FFFF:129.144.52.38", "0:0:0:0:0:FFFF:129.144.52.38", "1:2:3:4:5:6:7::", "::2:3:4:5:6:7:8",
                    "1::3:4:5:6:7:8",
                ],
                invalid: [
                    "", ":", ":::", "1:2:3:4:5:6:7:8:9", "1::2:3:4:5:6:7:8", "1:2:3:4:5:6:7:1.2.3.4", "1.2.3.4::",
                    "::1.2.3", "::1.2.3.4:5",
                    "::g", "1:", ":1", "1:2:3:4:5:6:7", "::00001", "fe80::1%1",
                ]),
        ])
    func addresses(table: Table) throws { try check(table) }

    @Test(
        "tokens",
        arguments: [
            Table(
                "uuid", "RFC 4122, section 3", valid: ["f81d4fae-7dec-11d0-a765-00a0c91e6bf6"],
                invalid: ["", "f81d4fae-7dec-11d0-a765-00a0c91e6bfg"]),
            Table(
                "json-pointer", "RFC 6901, section 5",
                valid: ["", "/foo", "/foo/0", "/", "/a~1b", "/c%d", "/ ", "/m~0n"], invalid: ["~0", "/~", "/~2"]),
            Table(
                "relative-json-pointer", "draft-bhutton-relative-json-pointer-00, section 5.1",
                valid: ["0", "1/0", "2/highly/nested/objects", "0#", "1#", "0-1", "2+10/a"],
                invalid: ["", "#", "-1", "00", "0+", "0+01", "1a", "0##", "0+1#"]),
        ])
    func tokens(table: Table) throws { try check(table) }

    @Test("messages name an example that the format accepts", arguments: StringFormat.allCases)
    func words(format: StringFormat) throws {
        let parts = format.words.split(separator: "\"")
        let example = try #require(parts.count >= 2 ? String(parts[1]) : nil)
        #expect(Array(example.utf8).withUnsafeBufferPointer { format.accepts($0) })
    }

    private func check(_ table: Table) throws {
        let format = try #require(StringFormat(name: table.format))
        for (texts, expected) in [(table.valid, true), (table.invalid, false)] {
            for text in texts {
                let accepted = Array(text.utf8).withUnsafeBufferPointer { format.accepts($0) }
                #expect(accepted == expected, "\(text.debugDescription)")
            }
        }
    }
}
