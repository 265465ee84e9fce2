import HookModel
import NIOCore
import TestSupport
import Testing

@testable import HookTransport

@Suite struct ReaderLimitTests {
    private static let small: ReceiverLimits = {
        var limits = ReceiverLimits()
        limits.headBytes = 100
        limits.targetBytes = 20
        limits.headerLines = 3
        limits.bodyBytes = 10
        return limits
    }()

    @Test(
        arguments: [
            ("target", "GET /" + fill(19), "GET /" + fill(20), Refusal.targetTooLong, 414),
            (
                "line", "GET / HTTP/1.1\r\nHost:x\r\nX:" + fill(70), "GET / HTTP/1.1\r\nHost:x\r\nX:" + fill(80),
                .headTooLarge, 431
            ),
            ("method", fill(100), fill(101), .headTooLarge, 431),
            (
                "lines", "GET / HTTP/1.1\r\nHost:x\r\na:\r\nb:\r\n", "GET / HTTP/1.1\r\nHost:x\r\na:\r\nb:\r\nc",
                .tooManyLines, 431
            ),
            ("trailer", chunked + "0\r\nX:" + fill(90), chunked + "0\r\nX:" + fill(99), .headTooLarge, 431),
            ("trailers", chunked + "0\r\na:\r\nb:\r\nc:\r\n", chunked + "0\r\na:\r\nb:\r\nc:\r\nd", .tooManyLines, 431),
        ]
    )
    func refusesBeyondLimit(name: String, within: String, beyond: String, refusal: Refusal, status: Int) {
        #expect(read(within, limits: Self.small) == [])
        #expect(read(beyond, limits: Self.small) == [.refused(refusal)])
        #expect(refusal.status == status)
    }

    @Test(
        arguments: [
            ("announced", "POST / HTTP/1.1\r\nHost:x\r\nContent-Length:11\r\n\r\n01234567890"),
            ("chunked", chunked + "4\r\n0123\r\n8\r\n45678901\r\n0\r\n\r\n"),
            ("huge chunk", chunked + "fffffffffffffff\r\n0123456789012345"),
        ]
    )
    func keepsBodyUpToLimit(name: String, input: String) {
        let hidden = "GET /hidden HTTP/1.1\r\nHost: x\r\n\r\n"
        for pieces in [[bytes(input + hidden)[...]]] + splits(input) {
            let seen = read(pieces, limits: Self.small)
            guard case .request(let request) = seen.first else {
                Issue.record("nothing read")
                continue
            }
            #expect(seen.count == 1)
            #expect(request.body == "0123456789")
            #expect(request.incompleteness == .tooLarge)
            #expect(!request.staysOpen)
        }
    }

    @Test func takesBodyOfExactlyTheLimit() {
        let announced = "POST / HTTP/1.1\r\nHost:x\r\nContent-Length:10\r\n\r\n0123456789"
        for input in [announced, chunked + "a\r\n0123456789\r\n0\r\n\r\n"] {
            for pieces in splits(input) {
                guard case .request(let request) = read(pieces, limits: Self.small).first else {
                    Issue.record("nothing read")
                    continue
                }
                #expect(request.body == "0123456789")
                #expect(request.incompleteness == nil)
            }
        }
    }

    @Test(
        arguments: [
            ("nothing", "", [Seen]()),
            ("an empty line", "\r\n", []),
            ("a cut head", "GET / HT", [.refused(.headCut)]),
            ("a cut line", "GET / HTTP/1.1\r\nHost: x\r\n", [.refused(.headCut)]),
            ("a cut body", "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhel", [.cut("hel")]),
            ("a cut chunk", chunked + "5\r\nhel", [.cut("hel")]),
            ("a cut chunk size", chunked + "3\r\nhel\r\n1", [.cut("hel")]),
            ("no last chunk", chunked + "3\r\nhel\r\n", [.cut("hel")]),
            ("no end of trailers", chunked + "3\r\nhel\r\n0\r\nX: 1\r\n", [.cut("hel")]),
        ]
    )
    func tellsWhatAnEndCuts(name: String, input: String, expected: [Seen]) {
        for pieces in [[bytes(input)[...]]] + splits(input) {
            let seen = read(pieces, thenEnd: true).map { seen -> Seen in
                guard case .request(let request) = seen, request.incompleteness == .closed else { return seen }
                return .cut(request.body)
            }
            #expect(seen == expected)
        }
    }

    /// One byte at a time, a long line, many chunks: work must grow with the input and no faster.
    @Test func slowAndSmallPiecesStayLinear() {
        let chunks = String(repeating: "1\r\na\r\n", count: 50_000)
        let line = "GET / HTTP/1.1\r\nHost: x\r\nX: " + fill(60_000) + "\r\n\r\n"
        let input = bytes(line + chunked + chunks + "0\r\n\r\n")
        let seen = read(input.indices.map { input[$0...$0] })
        #expect(seen.count == 2)
        guard case .request(let request) = seen.last else { return }
        #expect(request.body.utf8.count == 50_000)
    }
}

private let chunked = "POST / HTTP/1.1\r\nHost:x\r\nTransfer-Encoding:chunked\r\n\r\n"

private func fill(_ count: Int) -> String { String(repeating: "a", count: count) }

extension Seen {
    fileprivate static func cut(_ body: String) -> Seen {
        .request(SeenRequest(method: "POST", target: "/", body: body, incompleteness: .closed, staysOpen: false))
    }
}
