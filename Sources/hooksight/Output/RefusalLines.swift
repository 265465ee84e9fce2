import HookInspector
import HookModel
import HookTransport
import ServiceLifecycle
import Synchronization

/// Says what was refused: a line at once, then at most one a second, which counts the others.
///
/// Taking a refusal never blocks; `run()` writes.
final class RefusalLines: Service {
    private struct State {
        /// What is to be written next; nil when there is nothing but a count.
        var line: String?
        /// Those without a line of their own.
        var unsaid = 0
        /// Whether a line was written within the last second.
        var isPausing = false
    }

    private static let pause = Duration.seconds(1)

    private let state = Mutex(State())
    private let wakes: AsyncStream<Void>
    private let wake: AsyncStream<Void>.Continuation
    private let urls: ListenURLs
    private let write: @Sendable (String) -> Void

    /// Lines go to `write`, without their ends.
    init(urls: ListenURLs, write: @escaping @Sendable (String) -> Void) {
        self.urls = urls
        self.write = write
        (wakes, wake) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    /// A request that HTTP refused.
    func add(_ request: RefusedRequest) {
        add {
            let from = "refused \(request.remote.text):"
            let receiver = urls.receiver ?? "http://"
            return switch request.reason {
            case Refusal.tlsHandshake.rawValue:
                "\(from) a TLS handshake came to the http port; use \(receiver)"
            case Refusal.http2Preface.rawValue:
                "\(from) HTTP/2 came to the http port, which speaks HTTP/1.1; use \(receiver)"
            default:
                "\(from) \(request.explanation)" + (urls.refused.map { " See \($0)" } ?? "")
            }
        }
    }

    /// A webhook that came to the inspector.
    func add(_ request: MisdirectedRequest) {
        add {
            let path = SafeLine.escape(request.path, limit: 60)
            let receiver = urls.receiver.map { "; send it to \($0.dropLast())\(path)" } ?? ""
            return "\(request.method) \(path) came to the inspector's port\(receiver)"
        }
    }

    /// Writes until graceful shutdown.
    func run() async {
        for await _ in wakes.cancelOnGracefulShutdown() {
            guard let text = next() else { continue }
            write(text)
            // The end of the program does not wait for the end of a pause.
            try? await cancelWhenGracefulShutdown { try await Task.sleep(for: RefusalLines.pause) }
            state.withLock { $0.isPausing = false }
        }
        if let text = next() { write(text) }
    }

    private func add(_ line: () -> String) {
        state.withLock { state in
            if state.line == nil, state.unsaid == 0, !state.isPausing { state.line = line() } else { state.unsaid += 1 }
        }
        wake.yield()
    }

    private func next() -> String? {
        let (line, unsaid) = state.withLock { state in
            defer { state = State(isPausing: true) }
            return (state.line, state.unsaid)
        }
        if let line { return unsaid == 0 ? line : "\(line) (and \(unsaid) more)" }
        guard unsaid > 0 else {
            state.withLock { $0.isPausing = false }
            return nil
        }
        return "… \(unsaid) more refused requests" + (urls.refused.map { "; see \($0)" } ?? "")
    }
}
