import HookFormat
import HookModel
import JSONText
import NIOCore
import Testing

/// Export, import, export: the same bytes, the number aside.
@Suite("NDJSON records")
struct CaptureRecordTests {
    static let cases = RawCase.bodies + RawCase.heads + RawCase.samples + RawCase.random + hostile

    static let hostile: [RawCase] = {
        var every = Array("POST /\u{E9}?a=\"<>".utf8) + [0xFF, 0x80, 0x5C]
        every += Array(" HTTP/1.1\r\nHost: a\r\nX-Every:".utf8) + (1...255).filter { $0 != 10 && $0 != 13 }
        every += Array("\r\nX-Raw: ".utf8) + [0xE9, 0xFF] + Array("\r\nNo-Space:x\r\nTab:\tx \r\n".utf8)
        every += Array("Transfer-Encoding: chunked\r\n\r\n1\r\n\u{0}\r\n0\r\nX-T:\t".utf8) + [0xE9]
        every += Array("\r\nx-t: \r\n\r\n".utf8)
        return [RawCase("every byte in header lines and trailers", bytes: every)].compactMap(\.self)
    }()

    private func line(_ capture: Capture, showing: Bool = true, findings: Bool = true) -> [UInt8] {
        CaptureRecord.line(capture, credentials: Credentials(areShown: showing), findings: findings)
    }

    private func record(_ line: [UInt8]) throws -> CaptureRecord {
        try CaptureRecord(reading: try JSONDocument(line).root)
    }

    @Test(arguments: cases)
    func roundTrip(_ raw: RawCase) throws {
        for response in [nil, SenderResponse.full] {
            let capture = try raw.capture(response: response)
            let exported = line(capture)
            #expect(exported.dropLast().allSatisfy { $0 != 10 })
            let restored = try record(exported)
            #expect(restored.id == 42)
            #expect(restored.request.head.block.bytes == capture.request.head.block.bytes)
            #expect(restored.request.head == capture.request.head)
            #expect(restored.request.body == capture.request.body)
            #expect(restored.request.trailers.bytes == capture.request.trailers.bytes)
            #expect(restored.findings == capture.findings)
            #expect(restored.hidden == [])
            var again = restored.capture(id: 43)
            again.id = 42
            #expect(line(again) == exported)
        }
    }

    @Test(arguments: Incompleteness.allCases)
    func incomplete(_ reason: Incompleteness) throws {
        var capture = try RawCase.posting("cut", "abc").capture()
        capture.request.incompleteness = reason
        #expect(try record(line(capture)).request.incompleteness == reason)
    }

    @Test("Without findings nothing is said to be found")
    func withoutFindings() throws {
        let restored = try record(line(try RawCase.posting("a", "b").capture(), findings: false))
        #expect(restored.findings == nil)
        #expect(restored.status == 200)
    }

    @Test("Hidden credentials are told, and nowhere to be found")
    func hidden() throws {
        let raw = RawCase(
            "credentials", "GET / HTTP/1.1",
            ["Host: a", "authorization:Bearer s3cret", "X-Token: s3cret", "X-Sig: abc"])
        let exported = line(try raw.capture(), showing: false)
        #expect(!String(decoding: exported, as: UTF8.self).contains("s3cret"))
        #expect(!String(decoding: exported, as: UTF8.self).contains("czNjcmV0"))
        let restored = try record(exported)
        #expect(restored.hidden == ["authorization", "X-Token"])
        // However often it goes through an export, and whatever is asked for then.
        for showing in [false, true] {
            #expect(
                line(restored.capture(id: 42), showing: showing, findings: false).elementsEqual(
                    line(try raw.capture(), showing: false, findings: false)))
        }
        #expect(restored.request.head.block.string("X-Sig") == "abc")
    }

    @Test("A body of which the start alone is held is not imported")
    func truncated() throws {
        var capture = try RawCase.posting("long", "abc").capture()
        capture.bodySize = 9
        let exported = line(capture)
        #expect(throws: RecordError("/body", "it holds the start of a body alone")) { try record(exported) }
    }

    struct Refused: Sendable, CustomStringConvertible {
        let change: (String, String)
        let error: String
        var description: String { error }
    }

    static let refused = [
        Refused(change: (#""method":"POST""#, #""method":"PO ST""#), error: "/method: expected a method such as POST"),
        Refused(
            change: (#""target":"/hook""#, #""target":"/a HTTP/1.1\r\nX: y""#),
            error: "/target: expected a target without spaces and control characters"),
        Refused(
            change: (#""target":"/hook""#, #""target":"""#),
            error: "/target: expected a target without spaces and control characters"),
        Refused(
            change: (#""http_version":"1.1""#, #""http_version":"2.0""#), error: "/http_version: expected 1.1 or 1.0"),
        Refused(
            change: (#"["Host","example.com"]"#, #"["Host","a\r\nX: y"]"#),
            error: "/headers/0: expected a header line, without NUL and line ends in it"),
        Refused(
            change: (#"["Host","example.com"]"#, #"["Ho st","a"]"#),
            error: "/headers/0: expected a header line, without NUL and line ends in it"),
        Refused(
            change: (#"["Host","example.com"]"#, #"["Host","a",{"line_base64":"WDoKWTo="}]"#),
            error: "/headers/0: expected a header line, without NUL and line ends in it"),
        Refused(change: (#"["Host","example.com"]"#, #"["Host"]"#), error: "/headers/0: expected a name and a value"),
        Refused(
            change: (#"["Host","example.com"]"#, #"["Host","a",{"base64":"*"}]"#), error: "/headers/0: expected base64"),
        Refused(
            change: (#""text":"abc""#, #""text":"abd""#),
            error: "/body: it is not the body whose sha256 stands beside it"),
        Refused(change: (#""text":"abc""#, #""text":"ab""#), error: "/body: it has 2 bytes, and size says 3"),
        Refused(change: (#""text":"abc""#, #""base64":"é""#), error: "/body: expected base64"),
        Refused(change: (#""text":"abc""#, #""texts":"abc""#), error: "/body: expected text or base64"),
        Refused(
            change: (#""received_at":"2025-11-27T10:33:31.042Z""#, #""received_at":"now""#),
            error: "/received_at: expected a date and time of RFC 3339"),
        Refused(
            change: (#""complete":true"#, #""complete":false,"incompleteness":"lost""#),
            error: "/body/incompleteness: expected one of closed, too_large, timed_out"),
    ]

    @Test(arguments: refused)
    func refuses(_ refused: Refused) throws {
        let text = String(decoding: line(try RawCase.posting("a", "abc").capture()), as: UTF8.self)
        #expect(text.contains(refused.change.0))
        let changed = Array(text.replacing(refused.change.0, with: refused.change.1).utf8)
        let error = #expect(throws: RecordError.self) { try record(changed) }
        #expect(error?.description == refused.error)
    }

    @Test("A line has a fixed form")
    func form() throws {
        let capture = try RawCase.posting("a", "abc", ["X:y"]).capture(response: .full)
        #expect(
            String(decoding: line(capture, findings: false), as: UTF8.self) == #"""
                {"id":42,"received_at":"2025-11-27T10:33:31.042Z","remote_address":"127.0.0.1:52344","method":"POST",\#
                "target":"/hook","http_version":"1.1","headers":[["Host","example.com"],["Content-Length","3"],\#
                ["X","y",{"line_base64":"WDp5"}]],"trailers":[],"body":{"size":3,\#
                "sha256":"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad","complete":true,"text":"abc"},\#
                "response":{"status":418,"content_type":"text/plain","headers":[["Location","/x"]],"closes":true,\#
                "body_base64":"/wAB"}}

                """#)
    }
}
