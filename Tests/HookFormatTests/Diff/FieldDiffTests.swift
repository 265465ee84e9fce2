import HookFormat
import HookModel
import JSONText
import NIOCore
import TestSupport
import Testing

/// Two requests, and what differs between their heads and trailers.
struct FieldDiffCase: Sendable, CustomStringConvertible {
    let description: String
    let left: RawCase
    let right: RawCase
    let differences: [String]

    init(
        _ description: String, _ left: [String], _ right: [String], line: String = "POST / HTTP/1.1",
        other: String = "POST / HTTP/1.1", _ differences: [String]
    ) {
        self.description = description
        self.left = RawCase("left", line, left)
        self.right = RawCase("right", other, right)
        self.differences = differences
    }
}

extension FieldDifference {
    var words: String {
        let text = { (bytes: [UInt8]?) in bytes.map { String(decoding: $0, as: UTF8.self) } ?? "–" }
        let places = places.map { " \($0.left)>\($0.right)" } ?? " \(text(left)) | \(text(right))"
        return "\(change.rawValue) \(name)\(places)"
    }
}

@Suite("Differences of heads")
struct FieldDiffTests {
    static let cases = [
        FieldDiffCase("equal", ["A: 1", "B: 2"], ["A: 1", "B: 2"], []),
        FieldDiffCase(
            "changed, added, removed", ["A: 1", "B: 2"], ["A: 3", "C: 4"],
            [
                "changed A 1 | 3", "removed B 2 | –", "added C – | 4",
            ]),
        FieldDiffCase("case of names", ["X-Sig: 1"], ["x-sig: 1"], ["name_case X-Sig X-Sig | x-sig"]),
        FieldDiffCase("case and value", ["X-Sig: 1"], ["x-sig: 2"], ["changed X-Sig 1 | 2"]),
        FieldDiffCase("white space", ["A: 1"], ["A:1 "], ["white_space A  1 | 1 "]),
        FieldDiffCase("order", ["A: 1", "B: 2", "C: 3"], ["C: 3", "A: 1", "B: 2"], ["moved C 3>1"]),
        FieldDiffCase(
            "a line before others moves none", ["A: 1", "B: 2"], ["X: 0", "A: 1", "B: 2"], ["added X – | 0"]),
        FieldDiffCase(
            "repeated names by their order", ["A: 1", "a: 2"], ["A: 1", "A: 3", "A: 4"],
            [
                "changed a 2 | 3", "added A – | 4",
            ]),
        FieldDiffCase(
            "request lines", [], [], line: "POST /a?x=1&y=2&y=3 HTTP/1.1", other: "PUT /b?x=2&y=2&z HTTP/1.0",
            [
                "changed method POST | PUT", "changed path /a | /b", "changed http_version 1.1 | 1.0",
                "changed x 1 | 2",
                "removed y 3 | –", "added z – | ",
            ]),
        FieldDiffCase(
            "another spelling of the query", [], [], line: "GET /?a=b+c HTTP/1.1", other: "GET /?a=b%20c HTTP/1.1",
            [
                "changed target /?a=b+c | /?a=b%20c"
            ]),
        FieldDiffCase(
            "parameters in another order", [], [], line: "GET /?a=1&b=2 HTTP/1.1", other: "GET /?b=2&a=1 HTTP/1.1",
            [
                "moved b 2>1"
            ]),
    ]

    @Test(arguments: cases)
    func heads(_ heads: FieldDiffCase) throws {
        let diff = CaptureDiff(try heads.left.capture(), try heads.right.capture())
        #expect((diff.requestLine + diff.query + diff.headers).map(\.words) == heads.differences)
        #expect(diff.isSame == heads.differences.isEmpty)
    }

    @Test("Trailers are compared like header lines")
    func trailers() throws {
        let make = { (trailer: String) in
            try RawCase(
                "chunked", "POST / HTTP/1.1", ["Transfer-Encoding: chunked"],
                body: Array("0\r\n\(trailer)\r\n\r\n".utf8)
            ).capture()
        }
        #expect(CaptureDiff(try make("X: 1"), try make("X: 2")).trailers.map(\.words) == ["changed X 1 | 2"])
    }

    @Test("Verdicts, payload errors and status")
    func verdicts() throws {
        let left = try RawCase.posting("a", "b").capture()
        var right = left
        right.findings = Findings(signature: SignatureFinding(verdict: .verified))
        right.findings.payload.errors = [
            PayloadError(instanceLocation: "/x", keywordLocation: "/type", error: "e", line: 1, column: 1)
        ]
        right.status = 401
        right.request.incompleteness = .tooLarge
        let diff = CaptureDiff(left, right)
        #expect(
            diff.verdicts.map(\.words) == [
                "removed event.type order.created | –", "removed event.id evt_1 | –",
                "removed event.created_at 2025-01-16T10:30:00Z | –", "changed signature failed: mismatch | verified",
                "removed signature.scheme hmac-sha256-hex | –", "removed signature.causes json_reserialised | –",
                "changed payload invalid | not_checked", "removed payload.read_as form | –",
                "removed handshake url_verification: answered | –", "changed source_address unlisted | not_documented",
                "changed complete yes | no: too_large", "changed status 200 | 401",
                "removed header_check X-Event differs | –",
            ])
        #expect(diff.leftErrors.map(\.instanceLocation) == ["/data/total"])
        #expect(diff.rightErrors.map(\.instanceLocation) == ["/x"])
        // Line and column of an error are no difference.
        right = left
        right.findings.payload.errors[0].line = 99
        #expect(CaptureDiff(left, right).leftErrors.isEmpty)
    }
}
