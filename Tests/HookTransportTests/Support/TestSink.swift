import HookModel
import HookTransport
import NIOCore
import Synchronization

/// Keeps requests, and answers them at once or when the test says so.
final class TestSink: RequestHandler {
    struct Held: Sendable {
        var request: ReceivedRequest
        var ticket: ResponseHandle

        func answer(_ status: Int = 200, _ body: String = "", closes: Bool = false) {
            ticket.eventLoop.execute {
                ticket.send(SenderResponse(status: status, body: ByteBuffer(string: body), closes: closes))
            }
        }
    }

    private struct State {
        var held: [Held] = []
        var batches: [Int] = []
        var waiters: [(count: Int, continuation: CheckedContinuation<[Held], Never>)] = []
    }

    private let state = Mutex(State())
    private let answersAtOnce: Bool

    init(answersAtOnce: Bool = true) {
        self.answersAtOnce = answersAtOnce
    }

    /// How many requests were handed over at once, in order.
    var batches: [Int] { state.withLock { $0.batches } }

    func receive(_ requests: [IncomingRequest], on eventLoop: any EventLoop) {
        state.withLock { $0.batches.append(requests.count) }
        for incoming in requests { receive(incoming) }
    }

    private func receive(_ incoming: IncomingRequest) {
        let request = incoming.request
        let ready = state.withLock { state in
            state.held.append(Held(request: request, ticket: incoming.response))
            let met = state.waiters.filter { $0.count <= state.held.count }
            state.waiters.removeAll { $0.count <= state.held.count }
            return met.map { ($0.continuation, state.held) }
        }
        for (continuation, held) in ready { continuation.resume(returning: held) }
        guard answersAtOnce || request.incompleteness != nil else { return }
        let status =
            switch request.incompleteness {
            case nil: 200
            case .closed: 400
            case .tooLarge: 413
            case .timedOut: 408
            }
        incoming.response.send(
            SenderResponse(status: status, contentType: "text/plain", body: ByteBuffer(string: request.head.target)))
    }

    /// Waits until so many requests have arrived, and gives all of them.
    func requests(_ count: Int) async -> [Held] {
        await withCheckedContinuation { continuation in
            let now = state.withLock { state -> [Held]? in
                if state.held.count >= count { return state.held }
                state.waiters.append((count, continuation))
                return nil
            }
            if let now { continuation.resume(returning: now) }
        }
    }
}
