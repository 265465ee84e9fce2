import JSONText
import NIOCore
import Synchronization
import TestSupport

/// The requests that got their 200, by capture id.
final class Answered: Sendable {
    private struct State {
        var bodies: [Int: String] = [:]
        var waiting: (count: Int, continuation: CheckedContinuation<Void, Never>)?
    }

    private let state = Mutex(State())

    var all: [Int: String] { state.withLock { $0.bodies } }

    /// Sends one request after another over one connection until the other side is gone.
    func send(round: Int, connection: Int, port: Int) async {
        guard let client = try? await RawClient.connect(port: port) else { return }
        defer { client.close() }
        for number in 0..<100_000 {
            let body = "round \(round) connection \(connection) number \(number)"
            let head = "POST /k HTTP/1.1\r\nHost: a\r\nContent-Length: \(body.utf8.count)\r\n\r\n"
            client.sendAnyway(ByteBuffer(string: head + body))
            guard let answer = await client.next(), answer.status == 200,
                let id = try? JSONDocument(answer.body).root["id"]?.int
            else { return }
            add(id, body)
        }
    }

    /// Waits until so many more were answered.
    func wait(forMore count: Int) async {
        await withCheckedContinuation { continuation in
            state.withLock { $0.waiting = ($0.bodies.count + count, continuation) }
        }
    }

    private func add(_ id: Int, _ body: String) {
        let ready = state.withLock { state -> CheckedContinuation<Void, Never>? in
            state.bodies[id] = body
            guard let waiting = state.waiting, state.bodies.count >= waiting.count else { return nil }
            state.waiting = nil
            return waiting.continuation
        }
        ready?.resume()
    }
}
