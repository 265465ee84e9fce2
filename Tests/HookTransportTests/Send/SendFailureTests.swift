import HookModel
import NIOCore
import TestSupport
import Testing

@testable import HookTransport

/// Requests that get no answer, and what is known of them then.
@Suite(.timeLimit(.minutes(2))) struct SendFailureTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var reaction: TestApp.Reaction
        var failure: SendFailure
    }

    private static let cut = SendFailure.broken("the app closed the connection in the middle of its answer")

    static let cases = [
        Case(
            testDescription: "closed without an answer", reaction: .answerAndClose(""),
            failure: .broken("the app closed the connection without an answer")),
        Case(
            testDescription: "closed in the head", reaction: .answerAndClose("HTTP/1.1 200 OK\r\nContent-"),
            failure: cut),
        Case(
            testDescription: "another protocol",
            reaction: .answer("HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\nConnection: upgrade\r\n\r\n"),
            failure: .broken("the app switched to another protocol, which nobody asked it to")),
    ]

    @Test(arguments: cases) func isBroken(_ expected: Case) async throws {
        let app = TestApp([expected.reaction])
        try await app.listening { port in
            let client = try makeClient("127.0.0.1:\(port)")
            #expect(try await failure(of: client, makeRequest()) == expected.failure)
            #expect(client.pool.idle.isEmpty)
        }
        #expect(app.seen.count == 1)
        await app.closed(1)
    }

    static let notHTTP = [
        "SSH-2.0-OpenSSH\r\n", "HTTP/2.0 200 OK\r\n\r\n", "HTTP/1.1 abc\r\n\r\n",
        "\u{15}\u{3}\u{1}\u{0}\u{2}\u{2}\u{50}",
        "HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n",
    ]

    @Test(arguments: notHTTP) func garbageIsBroken(_ text: String) async throws {
        let app = TestApp([.answer(text)])
        try await app.listening { port in
            let failure = try await failure(of: makeClient("127.0.0.1:\(port)"), makeRequest())
            guard case .broken(let detail) = failure else { return #expect(failure == .broken("")) }
            #expect(detail.hasPrefix("what the app answered is not HTTP/1.1"))
        }
        await app.closed(1)
    }

    @Test func aResetIsBroken() async throws {
        let app = TestApp([.answerAndReset("HTTP/1.1 200 OK\r\nContent-")])
        try await app.listening { port in
            let failure = try await failure(of: makeClient("127.0.0.1:\(port)"), makeRequest())
            guard case .broken = failure else { return #expect(failure == .broken("")) }
        }
    }

    @Test func aHangingAppTimesOut() async throws {
        let app = TestApp([.hang])
        try await app.listening { port in
            let client = try makeClient("127.0.0.1:\(port)")
            #expect(try await failure(of: client, makeRequest(), deadline: .seconds(15)) == .timedOut)
            await app.closed(app.connections)
        }
    }

    @Test func aHeadThatTakesTooLongTimesOut() async throws {
        let app = TestApp([.answer("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n")])
        try await app.listening { port in
            let client = try makeClient("127.0.0.1:\(port)")
            #expect(try await failure(of: client, makeRequest(), deadline: .seconds(15)) == .timedOut)
            await app.closed(app.connections)
        }
    }

    @Test func cancellingClosesTheConnection() async throws {
        let app = TestApp([.hang])
        try await app.listening { port in
            let client = try makeClient("127.0.0.1:\(port)")
            let request = try makeRequest()
            let task = Task { await failure(of: client, request) }
            _ = await app.requests(1)
            task.cancel()
            #expect(await task.value == .cancelled)
            await app.closed(1)
        }
    }

    @Test func aCancelledTaskSendsNothing() async throws {
        let app = TestApp([.answer(SendingTests.ok)])
        try await app.listening { port in
            let client = try makeClient("127.0.0.1:\(port)")
            let request = try makeRequest()
            _ = try await client.send(request, deadline: .seconds(20))
            for expectedIdle in [0, 0] {
                let task = Task {
                    withUnsafeCurrentTask { $0?.cancel() }
                    return await failure(of: client, request)
                }
                #expect(await task.value == .cancelled)
                #expect(client.pool.idle.count == expectedIdle)
            }
            #expect(app.seen.count == 1)
        }
    }

    // MARK: Connections that are used again

    @Test func aConnectionThatTheAppClosedIsNotUsed() async throws {
        let app = TestApp([.answerAndClose(SendingTests.ok), .answer(SendingTests.ok)])
        try await app.listening { port in
            let client = try makeClient("127.0.0.1:\(port)")
            _ = try await client.send(makeRequest(), deadline: .seconds(20))
            try await client.pool.idle.first?.channel.closeFuture.get()
            #expect(client.pool.idle.isEmpty)
            #expect(try await client.send(makeRequest(), deadline: .seconds(20)).status == 200)
            #expect(app.seen.map(\.connection) == [1, 2])
            await client.close()
        }
    }

    @Test func aRequestThatWasNotSentGoesOverAFreshConnection() async throws {
        let app = TestApp([.answer(SendingTests.ok)])
        try await app.listening { port in
            let client = try makeClient("127.0.0.1:\(port)")
            _ = try await client.send(makeRequest(), deadline: .seconds(20))
            let connection = try #require(client.pool.take())
            try await connection.channel.close().get()
            // As when the connection closes between being taken and being written to.
            #expect(client.pool.put(connection))
            #expect(try await client.send(makeRequest(), deadline: .seconds(20)).status == 200)
            #expect(app.seen.map(\.connection) == [1, 2])
            await client.close()
        }
    }

    @Test func aRequestThatTheAppMayHaveSeenIsNotSentAgain() async throws {
        let app = TestApp([.answer(SendingTests.ok), .answerAndClose(""), .answer(SendingTests.ok)])
        try await app.listening { port in
            let client = try makeClient("127.0.0.1:\(port)")
            _ = try await client.send(makeRequest(), deadline: .seconds(20))
            let failure = try await failure(of: client, makeRequest())
            #expect(failure == .broken("the app closed the connection without an answer"))
            #expect(app.seen.map(\.connection) == [1, 1])
        }
    }

    @Test func bytesThatNobodyAskedForCloseTheConnection() async throws {
        let app = TestApp([.answer(SendingTests.ok + SendingTests.ok), .answer(SendingTests.ok)])
        try await app.listening { port in
            let client = try makeClient("127.0.0.1:\(port)")
            _ = try await client.send(makeRequest(), deadline: .seconds(20))
            await app.closed(1)
            #expect(try await client.send(makeRequest(), deadline: .seconds(20)).status == 200)
            #expect(app.seen.map(\.connection) == [1, 2])
            await client.close()
        }
    }

    // MARK: Connections that do not come about

    @Test func aRefusedConnectionIsDown() async throws {
        let app = TestApp([.answer(SendingTests.ok)])
        let held = try HeldPort()
        let free = held.number
        let client = try makeClient("\(free)")
        let expected = SendFailure.down("localhost:\(free) refused the connection; is the app running?")
        #expect(try await failure(of: client, makeRequest()) == expected)
        #expect(await !client.isUp(within: .seconds(20)))
        try await app.listening { port in
            let client = try makeClient("\(port)")
            #expect(await client.isUp(within: .seconds(20)))
            await client.close()
            let expected = SendFailure.down("the client for localhost:\(port) was closed")
            #expect(try await failure(of: client, makeRequest()) == expected)
        }
        #expect(app.seen.isEmpty)
        withExtendedLifetime(held) {}
    }

    @Test func anUnknownNameIsDown() async throws {
        let failure = try await failure(of: makeClient("no-such-host.invalid:80"), makeRequest())
        guard case .down(let detail) = failure else { return #expect(failure == .down("")) }
        #expect(detail.hasPrefix("no-such-host.invalid has no address"))
    }

    @Test(arguments: ["192.0.2.1", "[::ffff:192.0.2.1]", "[2001:db8::1]"])
    func otherMachinesAreNotSentTo(_ host: String) async throws {
        let client = try makeClient("http://\(host):80")
        let failure = try await failure(of: client, makeRequest())
        guard case .notAllowed(let detail) = failure else { return #expect(failure == .notAllowed("")) }
        #expect(detail.contains("--allow-remote"))
        #expect(await !client.isUp(within: .seconds(20)))
    }

    @Test(arguments: ["localhost", "127.0.0.1", "0.0.0.0", "[::ffff:127.0.0.1]", "[::ffff:0.0.0.0]"])
    func ourOwnListenersAreNotSentTo(_ host: String) async throws {
        let app = TestApp([.answer(SendingTests.ok)])
        try await app.listening { port in
            let client = try makeClient("\(host):\(port)", allowsRemote: true, forbiddenPort: port)
            let failure = try await failure(of: client, makeRequest())
            guard case .notAllowed(let detail) = failure else { return #expect(failure == .notAllowed("")) }
            #expect(detail.contains("is hooksight itself"))
        }
        #expect(app.connections == 0)
    }
}
