import HookModel
import JSONText
import Testing

/// What a sender may send to harm whoever looks: none of it leaves the inspector but through `/body` and `/raw`, and in
/// JSON as escapes.
struct HostileContentTests {
    static let attacks: [(name: String, text: String)] = [
        ("clipboard by OSC 52", "\u{1B}]52;c;cm0gLXJmIH4=\u{7}"),
        ("colour and cursor", "\u{1B}[2J\u{1B}[31m"),
        ("C1 control sequence", "\u{9B}31m\u{9D}52;c;eA==\u{9C}"),
        ("DEL and backspace", "a\u{8}\u{7F}"),
        ("bidirectional override", "a\u{202E}gpj.exe\u{202C}\u{2066}x\u{2069}"),
        ("zero width", "a\u{200B}\u{200D}\u{FEFF}\u{2060}b"),
        ("invisible tags", "a\u{E0041}\u{E007F}"),
        ("line separators", "a\u{2028}b\u{2029}c\u{85}d"),
        ("script", "<script>alert(1)</script><img src=x onerror=alert(1)>"),
        ("quotes", "\"'`\\"),
        ("shell", "$(reboot)`reboot`;reboot|reboot&&reboot"),
        ("paths", "../../../../etc/passwd"),
        ("variation selectors", "a\u{FE0F}\u{180B}"),
    ]

    /// Only in a body, or in what was read from one, can a sender put these.
    static let lineAttacks: [(name: String, text: String)] = [
        ("carriage return", "good\rbad"), ("response splitting", "x\r\nSet-Cookie: a=b\r\n\r\n<html>"),
        ("NUL", "a\u{0}b"),
    ]

    static func capture(_ text: String, inHead: Bool) throws -> Sample {
        let findings = Findings(
            identification: Identification(provider: text, because: [text]),
            event: EventSummary(type: text, id: text, createdAt: text),
            signature: SignatureFinding(verdict: .failed, reason: .mismatch, scheme: text, header: text),
            payload: PayloadFinding(
                verdict: .invalid,
                errors: [
                    PayloadError(
                        instanceLocation: text, keywordLocation: text, error: text, line: 1, column: 1, hint: text)
                ], undocumented: [text], duplicateKeys: [text]),
            headerChecks: [HeaderCheck(header: text, value: text, expected: text, verdict: .differs)],
            clientAddress: text)
        let target = text.filter { $0 != " " }
        let head = inHead ? "POST /\(target)?\(target) HTTP/1.1\r\nX-Evil: \(text)\r\n\r\n" : "POST / HTTP/1.1\r\n\r\n"
        return Sample(head: Array(head.utf8), body: Array(text.utf8), findings: findings)
    }

    struct Sample: Sendable {
        let head: [UInt8]
        let body: [UInt8]
        let findings: Findings
    }

    @Test(arguments: attacks + lineAttacks) func staysHarmless(_ attack: (name: String, text: String)) async throws {
        let inHead = !Self.lineAttacks.contains { $0.name == attack.name }
        let sample = try Self.capture(attack.text, inHead: inHead)
        let trailers = inHead ? "X-Evil: \(attack.text)\r\n\r\n" : ""
        let capture = try Samples.capture(
            head: sample.head, body: sample.body, trailers: Array(trailers.utf8), findings: sample.findings)
        try await RunningInspector.with(captures: [capture]) { inspector async throws in
            for path in ["/captures.txt", "/captures/1.txt", "/captures", "/captures/1"] {
                let answer = try await inspector.get(path)
                #expect(answer.status == 200)
                RouteTests.expectFixedHeaders(answer)
                let harmful = answer.text.unicodeScalars.filter { $0 != "\n" && !SafeText.isHarmless($0) }
                #expect(harmful.isEmpty, "\(path): \(harmful.map { String($0.value, radix: 16) })")
            }
            let list = try await inspector.get("/captures.txt").text
            #expect(list.split(separator: "\n", omittingEmptySubsequences: false).count == 2)
            let json = try await inspector.get("/captures/1").json
            #expect(json["body"]?["text"]?.string == attack.text)
            #expect(json["event"]?["type"]?.string == attack.text)
            if inHead {
                let shown = json["headers"]?[0]?[1]?.string
                #expect(shown == attack.text)
            }
            let body = try await inspector.get("/captures/1/body")
            #expect(body.body == Array(attack.text.utf8))
            #expect(body["Content-Disposition"] == "attachment; filename=\"capture-1.bin\"")
            RouteTests.expectFixedHeaders(body)
            let raw = try await inspector.get("/captures/1/raw")
            #expect(raw.body == sample.head + sample.body)
            #expect(raw["Content-Disposition"] == "attachment; filename=\"capture-1.http\"")
            RouteTests.expectFixedHeaders(raw)
        }
    }

    /// What the reader's own address carries comes back in problems; it is made harmless there too.
    @Test(arguments: ["/captures/%1b[2J", "/captures?%c2%9b=1", "/captures?limit=%e2%80%ae5", "/providers/%c2%9d"])
    func problemsAreHarmless(_ path: String) async throws {
        try await RunningInspector.with { inspector async throws in
            for accept in ["application/json", "text/plain"] {
                let answer = try await inspector.get(path, ["Accept: \(accept)"])
                #expect((400..<500).contains(answer.status))
                #expect(answer.text.unicodeScalars.allSatisfy { $0 == "\n" || SafeText.isHarmless($0) })
                RouteTests.expectFixedHeaders(answer)
            }
        }
    }
}
