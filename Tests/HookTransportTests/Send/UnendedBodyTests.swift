import HookModel
import NIOCore
import TestSupport
import Testing

@testable import HookTransport

/// Responses whose status came and whose body did not end: the status counts, with what came of the body.
@Suite(.timeLimit(.minutes(2))) struct UnendedBodyTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var reaction: TestApp.Reaction
        var status = 200
        var body = "ok"
        var end = BodyEnd.late
    }

    private static func head(_ status: Int, _ line: String) -> String {
        "HTTP/1.1 \(status) X\r\nX-App: yes\r\n\(line)\r\n"
    }

    static let silent = [
        Case(testDescription: "short of its length", reaction: .answer(head(200, "Content-Length: 9\r\n") + "ok")),
        Case(
            testDescription: "an error", reaction: .answer(head(500, "Content-Length: 9\r\n") + "ok"), status: 500),
        Case(
            testDescription: "between chunks",
            reaction: .answer(head(200, "Transfer-Encoding: chunked\r\n") + "2\r\nok\r\n")),
        Case(testDescription: "without a length", reaction: .answer(head(200, "") + "ok")),
        Case(
            testDescription: "nothing behind the head", reaction: .answer(head(503, "Content-Length: 9\r\n")),
            status: 503, body: ""),
    ]

    static let cut = [
        Case(
            testDescription: "closed short of its length",
            reaction: .answerAndClose(head(200, "Content-Length: 9\r\n") + "ok"), end: closed),
        Case(
            testDescription: "closed between chunks",
            reaction: .answerAndClose(head(404, "Transfer-Encoding: chunked\r\n") + "5\r\nok"), status: 404, end: closed
        ),
        Case(
            testDescription: "reset short of its length",
            reaction: .answerAndReset(head(200, "Content-Length: 9\r\n") + "ok"), end: .cut("")),
        Case(
            testDescription: "a broken chunk",
            reaction: .answer(head(200, "Transfer-Encoding: chunked\r\n") + "2\r\nok\r\nzz\r\n"),
            end: .cut("its body is not HTTP/1.1 (invalid character in chunk size header)")),
    ]

    private static let closed = BodyEnd.cut("its body ended early: the app closed the connection")

    @Test("Field 9: a body that never ends, slowly", arguments: silent)
    func never(_ expected: Case) async throws {
        // A busy machine may need longer for the head; the head decides, not the clock.
        for deadline in [Duration.milliseconds(300), .seconds(3), .seconds(30)] {
            let app = TestApp([expected.reaction])
            var answer: TargetResponse?
            try await app.listening { port in
                let client = try makeClient("127.0.0.1:\(port)")
                answer = try? await client.send(makeRequest(), deadline: deadline)
                #expect(client.pool.idle.isEmpty)
                await app.closed(app.connections)
            }
            guard let answer else { continue }
            check(answer, expected)
            return
        }
        Issue.record("the status did not count")
    }

    @Test("Field 9: a body that is cut off, or breaks", arguments: cut)
    func cutOff(_ expected: Case) async throws {
        let app = TestApp([expected.reaction])
        try await app.listening { port in
            let client = try makeClient("127.0.0.1:\(port)")
            let answer = try await client.send(makeRequest(), deadline: .seconds(20))
            check(answer, expected)
            #expect(client.pool.idle.isEmpty)
        }
        await app.closed(1)
    }

    private func check(_ answer: TargetResponse, _ expected: Case) {
        #expect(answer.status == expected.status)
        #expect(answer.header("X-App") == "yes")
        #expect(latin1(answer.body) == expected.body)
        #expect(answer.bodySize == expected.body.count)
        // What a reset is called depends on when it is seen.
        if case .cut("") = expected.end, case .cut = answer.bodyEnd { return }
        #expect(answer.bodyEnd == expected.end)
    }
}
