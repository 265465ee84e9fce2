import HookTransport
import Testing

@Suite struct TargetURLTests {
    struct Good: Sendable, CustomTestStringConvertible {
        var text: String
        var description: String
        var name: String
        var host: String
        var base = ""
        var testDescription: String { text }
    }

    static let good = [
        Good(text: "3000", description: "http://localhost:3000", name: "localhost:3000", host: "localhost:3000"),
        Good(text: "1", description: "http://localhost:1", name: "localhost:1", host: "localhost:1"),
        Good(text: "65535", description: "http://localhost:65535", name: "localhost:65535", host: "localhost:65535"),
        Good(
            text: "localhost:3000", description: "http://localhost:3000", name: "localhost:3000", host: "localhost:3000"
        ),
        Good(text: "App_1.Local:80", description: "http://app_1.local:80", name: "app_1.local:80", host: "app_1.local"),
        Good(
            text: "localhost:3000/api/", description: "http://localhost:3000/api", name: "localhost:3000",
            host: "localhost:3000", base: "/api"),
        Good(
            text: "http://h:81/a/b%20c//", description: "http://h:81/a/b%20c", name: "h:81", host: "h:81",
            base: "/a/b%20c"),
        Good(text: "http://h:81/", description: "http://h:81", name: "h:81", host: "h:81"),
        Good(text: "HTTP://h", description: "http://h:80", name: "h:80", host: "h"),
        Good(text: "https://h", description: "https://h:443", name: "h:443", host: "h"),
        Good(text: "https://h:80", description: "https://h:80", name: "h:80", host: "h:80"),
        Good(text: "http://[::1]:3000", description: "http://[::1]:3000", name: "[::1]:3000", host: "[::1]:3000"),
        Good(text: "[0:0:0:0:0:0:0:1]:80", description: "http://[::1]:80", name: "[::1]:80", host: "[::1]"),
        Good(
            text: "127.0.0.1:3000", description: "http://127.0.0.1:3000", name: "127.0.0.1:3000", host: "127.0.0.1:3000"
        ),
        Good(text: "unix:/run/a b.sock", description: "unix:/run/a b.sock", name: "/run/a b.sock", host: "localhost"),
        Good(text: "unix:///run/a.sock", description: "unix:/run/a.sock", name: "/run/a.sock", host: "localhost"),
    ]

    @Test(arguments: good) func isRead(_ expected: Good) throws {
        let url = try TargetURL(expected.text)
        #expect(url.description == expected.description)
        #expect(url.name == expected.name)
        #expect(url.hostHeader == expected.host)
        #expect(url.basePath == expected.base)
        #expect(try TargetURL(url.description) == url)
    }

    static let bad: [(text: String, code: TargetURLError.Code)] = [
        ("", .empty), ("0", .badPort), ("65536", .badPort), ("99999999999999999999", .badPort),
        ("localhost:", .badPort), ("localhost:+80", .badPort), ("localhost:٣", .badCharacter),
        ("http://h:0", .badPort), ("http://h:1x", .badPort), ("localhost", .portMissing), ("localhost/a", .portMissing),
        ("http://", .badHost), ("http:///a", .badHost), (":3000", .badHost), ("::1", .badHost), ("::1:3000", .badHost),
        ("[::1", .badHost), ("[::1]3000", .badHost), ("[fe80::1%25eth0]:80", .badHost), ("http://a%41:80", .badHost),
        ("http://h:80:90", .badHost), ("/api", .badHost), ("ftp://h:21", .otherScheme), ("ws://h", .otherScheme),
        ("mailto:a", .badPort), ("http://u:p@h:80", .userInfo), ("u@h:80", .userInfo), ("http://h:80?x=1", .query),
        ("http://h:80/a?x", .query), ("http://h:80/a#b", .query), ("http://h:80/a b", .badCharacter),
        ("http://h:80/a\r\nX: y", .badCharacter), ("3000\n", .badCharacter), (" 3000", .badCharacter),
        ("http://bücher:80", .badCharacter), ("http://h\\@g:80", .badCharacter), ("http://h:80/\u{0}", .badCharacter),
        ("unix:", .badSocketPath), ("unix:/", .badSocketPath), ("unix:a.sock", .badSocketPath),
        ("unix://run/a.sock", .badSocketPath), ("unix:/a\u{1B}[2J", .badCharacter),
        ("unix:/" + String(repeating: "a", count: 107), .badSocketPath),
    ]

    @Test(arguments: bad) func isRefused(_ text: String, _ code: TargetURLError.Code) {
        let error = #expect(throws: TargetURLError.self) { try TargetURL(text) }
        #expect(error?.code == code)
        #expect(error?.text == text)
    }

    @Test(
        "The place alone",
        arguments: [("https://h:1/a/b", "https://h:1"), ("3000", "http://localhost:3000"), ("unix:/s", "unix:/s")])
    func withoutBasePath(text: String, place: String) throws {
        #expect(try TargetURL(text).withoutBasePath.description == place)
    }

    @Test func messagesSayWhatToDo() {
        #expect(
            TargetURLTests.message("localhost")
                == "target \"localhost\": the port is missing; add one as in localhost:3000, "
                + "or put http:// in front for port 80")
    }

    @Test func messagesKeepPasswordsAndControlCharactersToThemselves() {
        #expect(TargetURLTests.message("http://me:secret@h:80").hasPrefix("target \"…@h:80\": user names"))
        #expect(TargetURLTests.message("http://h\u{1B}[2J").hasPrefix("target \"http://h\\u{1b}[2J\": a character"))
    }

    private static func message(_ text: String) -> String {
        do {
            return try TargetURL(text).description
        } catch {
            return error.description
        }
    }
}
