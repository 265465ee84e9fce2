import HookFormat
import HookModel
import JSONText
import NIOCore
import TestSupport
import Testing

@Suite("Differences in text and JSON")
struct DiffFormTests {
    private static func pair() throws -> CaptureDiff {
        var left = try RawCase.posting(
            "left", #"{"data":{"total":12.50,"items":[{"sku":"a","n":1},{"sku":"b","n":2}],"coupon":"X"}}"#,
            ["Content-Type: application/json", "Authorization: Bearer s3cret", "X-Sig: aa"]
        ).capture(id: 41)
        var right = try RawCase.posting(
            "right",
            "{\"data\":{\"total\":12.5000001,\"items\":[{\"sku\":\"b\",\"n\":2},{\"sku\":\"a\",\"n\":1,\n  \"x\": [\n 1 ]}]}}",
            ["content-type: application/json", "Authorization: Bearer other", "X-Sig: bb", "X-\u{1B}[2J: 1"]
        ).capture(id: 42)
        left.findings = Findings()
        right.findings = Findings()
        right.status = 401
        return CaptureDiff(left, right)
    }

    @Test("Text")
    func text() throws {
        let text = DiffText(try DiffFormTests.pair(), credentials: Credentials(areShown: false)).text
        #expect(
            text == #"""
                - #41  2025-11-27 10:33:31Z  POST /hook
                + #42  2025-11-27 10:33:31Z  POST /hook

                headers
                ~ Content-Length  83 → 90
                = Content-Type  → content-type
                ~ Authorization
                    - Bearer (hidden, 6 bytes; --show-credentials shows it)
                    + Bearer (hidden, 5 bytes; --show-credentials shows it)
                ~ X-Sig  aa → bb
                + X-\u{1b}[2J  1

                verdicts
                ~ status  200 → 401

                body
                  JSON: 4 differences
                ~ /data/total  12.50 → 12.5000001
                > /data/items/0 → /data/items/1  moved
                + /data/items/1/x  [1]
                - /data/coupon  "X"

                - 83 bytes, sha256 fcbfb41f76bd…
                + 90 bytes, sha256 673be8be21af…
                  first difference at byte 22
                - line 1, column 23
                    6c223a31322e3530[2c226974656d73223a5b7b22736b7522]  l":12.50,"items":[{"sku"
                + line 1, column 23
                    6c223a31322e3530[30303030312c226974656d73223a5b7b]  l":12.5000001,"items":[{

                """#)
    }

    @Test("Text fits 80 columns and has no control characters, whatever was sent")
    func width() throws {
        let long = String(repeating: "a\u{1B}é", count: 3000)
        let left = RawCase.posting(
            "left", "{\"\(String(repeating: "k", count: 500))\":[\"\(String(repeating: "v", count: 500))\"],\"b\":1}",
            ["Content-Type: application/json", "X-Long: \(long)"])
        let right = RawCase.posting(
            "right", "{\"\(String(repeating: "k", count: 500))\":[\"\(String(repeating: "w", count: 500))\"],\"c\":1}",
            ["Content-Type: application/json", "X-Long: b\(long)", "\(String(repeating: "N", count: 300)): \(long)"])
        let text = DiffText(
            CaptureDiff(try left.capture(), try right.capture()), credentials: Credentials(areShown: true)
        ).text
        #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 })
        #expect(text.unicodeScalars.allSatisfy { SafeText.isHarmless($0) || $0 == "\n" })
        // A pointer is whole, on as many lines as it takes.
        #expect(text.filter { $0 == "k" }.count >= 500)
    }

    @Test("The same is said in one line")
    func same() throws {
        let capture = try RawCase.posting("a", "b").capture()
        let text = DiffText(CaptureDiff(capture, capture), credentials: Credentials(areShown: false)).text
        #expect(text.hasSuffix("\n\nthe same: request line, header lines, body and verdicts\n"))
    }

    @Test("Bodies that differ in spelling alone")
    func spelling() throws {
        let left = try RawCase.posting("a", #"{"a":1,"b":"\/"}"#, ["Content-Type: application/json"]).capture()
        let right = try RawCase.posting("a", #"{ "b":"/","a":1}"#, ["Content-Type: application/json"]).capture()
        let text = DiffText(CaptureDiff(left, right), credentials: Credentials(areShown: false)).text
        #expect(
            text.contains(
                """

                body
                  the same JSON, other bytes: member order, escapes, white space
                  members in another order: the whole

                - 16 bytes
                """))
    }

    private func json(_ diff: CaptureDiff, showing: Bool = false) throws -> JSONValue {
        var writer = JSONWriter()
        DiffObject.write(diff, credentials: Credentials(areShown: showing), to: &writer)
        return try JSONDocument(writer.bytes).root
    }

    @Test("JSON")
    func object() throws {
        let value = try json(try DiffFormTests.pair())
        #expect(value["left"]?.int == 41)
        #expect(value["same"]?.bool == false)
        #expect(
            value["headers"]?.elements.map(\.text) == [
                #"{"change":"changed","name":"Content-Length","left":"83","right":"90"}"#,
                #"{"change":"name_case","name":"Content-Type","left":"Content-Type","right":"content-type"}"#,
                #"{"change":"changed","name":"Authorization","left":"Bearer (hidden, 6 bytes; --show-credentials shows it)","right":"Bearer (hidden, 5 bytes; --show-credentials shows it)"}"#,
                #"{"change":"changed","name":"X-Sig","left":"aa","right":"bb"}"#,
                #"{"change":"added","name":"X-\u001b[2J","right":"1"}"#,
            ])
        #expect(value["verdicts"]?.text == #"[{"change":"changed","name":"status","left":"200","right":"401"}]"#)
        let body = try #require(value["body"])
        #expect(body["compared_as"]?.string == "json")
        #expect(
            body["differences"]?.elements.map(\.text) == [
                #"{"change":"changed","pointer":"/data/total","left":12.50,"right":12.5000001}"#,
                #"{"change":"moved","pointer":"/data/items/0","right_pointer":"/data/items/1"}"#,
                "{\"change\":\"added\",\"pointer\":\"/data/items/1/x\",\"right\":[\n 1 ]}",
                #"{"change":"removed","pointer":"/data/coupon","left":"X"}"#,
            ])
        #expect(body["first_difference"]?["offset"]?.int == 22)
        #expect(try json(try DiffFormTests.pair(), showing: true)["headers"]?[2]?["left"]?.string == "Bearer s3cret")
    }

    @Test("Bytes that are no text stand beside it in base64")
    func base64() throws {
        let make = { (byte: UInt8) in
            try #require(RawCase("a", bytes: Array("GET / HTTP/1.1\r\nX: ".utf8) + [byte, 13, 10, 13, 10])).capture()
        }
        let value = try json(CaptureDiff(try make(0xE9), try make(0xEA)))
        #expect(
            value["headers"]?.text
                == #"[{"change":"changed","name":"X","left":"\#u{FFFD}","left_base64":"6Q==","right":"\#u{FFFD}","right_base64":"6g=="}]"#
        )
    }

    @Test("Bodies of which the start alone is held")
    func cut() throws {
        var left = try RawCase.posting("a", "abc").capture()
        left.bodySize = 9
        let diff = CaptureDiff(left, left)
        #expect(!diff.isSame)
        #expect(try json(diff)["body"]?["same"]?.bool == false)
        let text = DiffText(diff, credentials: Credentials(areShown: false)).text
        #expect(text.contains("  the start of the bodies alone was compared\n"))
    }
}
