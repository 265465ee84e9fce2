import Foundation
import HookModel
import HookTransport
import NIOCore
import ServiceLifecycle
import Synchronization
import TestSupport
import Testing

/// An idle connection is closed without crossing the request that is just coming.
@Suite(.timeLimit(.minutes(3))) struct IdleCloseTests {
    private static let get = "GET / HTTP/1.1\r\nHost: x\r\n\r\n"

    private static func limits(_ idle: Duration) -> ReceiverLimits {
        var limits = ReceiverLimits()
        limits.idleTime = idle
        return limits
    }

    /// Keeps an event loop from reading until the client has sent something, and a time is over.
    private static func whileBusy(_ held: TestSink.Held, for time: TimeAmount, _ send: () async throws -> Void)
        async throws
    {
        let busy = StartSignal<Void>()
        let sent = StartSignal<Void>()
        let isSent = Mutex(false)
        held.ticket.eventLoop.execute {
            let until = NIODeadline.now() + time
            held.ticket.send(SenderResponse(status: 200, body: ByteBuffer(string: "first")))
            busy.set(.success(()))
            while NIODeadline.now() < until || !isSent.withLock(\.self) { usleep(1000) }
            sent.set(.success(()))
        }
        try await busy.wait()
        try await send()
        isSent.withLock { $0 = true }
        try await sent.wait()
    }

    @Test("F27: a request that has arrived is answered, though the connection is idle by the clock")
    func arrivedRequestIsAnswered() async throws {
        let sink = TestSink(answersAtOnce: false)
        // Longer than a loaded machine takes from connecting to sending.
        try await withListener(sink, limits: Self.limits(.seconds(4))) { server in
            let client = try await server.connect()
            try await client.send(Self.get)
            let first = await sink.requests(1)[0]
            // The event loop finds both afterwards: the request, and that the time is over.
            try await Self.whileBusy(first, for: .milliseconds(4300)) { try await client.send(Self.get) }
            await sink.requests(2)[1].answer(200, "second")
            #expect(await client.receive(answers: 2).map(\.body) == ["first", "second"])
            #expect(await client.receiveToEnd().count == 2)
        }
    }

    @Test("F27: who sends on a connection that was closed for idleness meets its end, not a reset")
    func endInsteadOfReset() async throws {
        let sink = TestSink()
        var limits = Self.limits(.milliseconds(800))
        limits.lingerTime = .seconds(50)
        try await withListener(sink, limits: limits) { server in
            let client = try await server.connect(closesInReturn: false)
            #expect(await client.receiveToEnd() == [])
            try await client.send(Self.get)
            try await client.send(Self.get)
            try await client.closeOutput()
            // Neither answered nor kept: the sender may send it again, and then it is no duplicate.
            #expect(await client.receive { $0.contains("<") } == "")
            let other = try await server.connect()
            try await other.send("GET /other HTTP/1.1\r\nHost: x\r\n\r\n")
            #expect(await other.receive(answers: 1).map(\.body) == ["/other"])
            #expect(await sink.requests(1).map(\.request.head.target) == ["/other"])
        }
    }

    @Test("F27: while requests come on other connections, an idle one is left open for a while")
    func busyNeighbours() async throws {
        try await withListener(TestSink(), limits: Self.limits(.seconds(1))) { server in
            // The idle connection's time runs from here, however late the test goes on.
            var last = NIODeadline.now()
            let idle = try await server.connect()
            let busy = try await server.connect()
            let start = NIODeadline.now()
            var longest = TimeAmount.zero
            // A machine that is busy itself may be quiet for so long that even this connection counts as idle.
            while NIODeadline.now() - start < .milliseconds(1600), (try? await busy.send(Self.get)) != nil {
                _ = await busy.next()
                longest = max(longest, .now() - last)
                last = .now()
            }
            longest = max(longest, .now() - last)
            #expect(!idle.isAtEnd || longest > .milliseconds(150))
            #expect(await idle.receiveToEnd() == [])
        }
    }

    @Test("F27: on shutdown, what has arrived on an idle connection is answered")
    func shutdownAnswersWhatArrived() async throws {
        let sink = TestSink(answersAtOnce: false)
        try await withListener(sink) { server in
            let client = try await server.connect()
            try await client.send(Self.get)
            let first = await sink.requests(1)[0]
            let group = server.group
            try await Self.whileBusy(first, for: .zero) {
                try await client.send(Self.get)
                await group.triggerGracefulShutdown()
            }
            await sink.requests(2)[1].answer(200, "second")
            #expect(await client.receiveToEnd().map(\.body) == ["first", "second"])
        }
    }
}
