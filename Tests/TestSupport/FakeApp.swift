import NIOCore
import NIOPosix
import Synchronization

/// An app under development that does what a test says, over real sockets; it keeps what it got.
package final class FakeApp: Sendable {
    /// What came, as text with one character per byte.
    package struct Received: Sendable {
        package let head: String
        package let body: String

        /// The value of the first line of a name, as it came.
        package func header(_ name: String) -> String? {
            head.components("\r\n").dropFirst().first { $0.lowercased().hasPrefix(name.lowercased() + ":") }
                .map { String($0.dropFirst(name.count + 1).drop { $0 == " " }) }
        }
    }

    /// What it does with a request.
    package enum Reaction: Sendable {
        case answer(Int, headers: [String] = [], body: String = "")
        /// No answer; the connection stays.
        case hang
        /// Bytes that are no whole answer, then a reset.
        case reset(after: String)
    }

    private struct State {
        var received: [Received] = []
        var waiters: [(count: Int, continuation: CheckedContinuation<Void, Never>)] = []
    }

    private let state = Mutex(State())
    private let react: @Sendable (Received, Int) -> Reaction
    private let channel: Mutex<(any Channel)?> = Mutex(nil)

    /// Makes an app; `react` is asked with each request and its number from 0.
    package init(_ react: @escaping @Sendable (Received, Int) -> Reaction = { _, _ in .answer(200) }) {
        self.react = react
    }

    /// Listens on a free port, and gives it.
    package func start() async throws -> Int {
        let channel = try await bootstrap.bind(host: "127.0.0.1", port: 0).get()
        self.channel.withLock { $0 = channel }
        return channel.localAddress?.port ?? 0
    }

    /// Listens on a Unix socket, which nobody else takes while the app is down.
    package func start(at path: String) async throws {
        let channel = try await bootstrap.bind(unixDomainSocketPath: path, cleanupExistingSocketFile: true).get()
        self.channel.withLock { $0 = channel }
    }

    private var bootstrap: ServerBootstrap {
        ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(Reader(app: self))
                }
            }
    }

    package func stop() async throws {
        try await channel.withLock { $0 }?.close().get()
    }

    package var received: [Received] { state.withLock { $0.received } }

    /// Waits until so many requests have come.
    package func wait(for count: Int) async {
        await withCheckedContinuation { continuation in
            let isMet = state.withLock { state in
                if state.received.count >= count { return true }
                state.waiters.append((count, continuation))
                return false
            }
            if isMet { continuation.resume() }
        }
    }

    fileprivate func take(_ request: Received) -> Reaction {
        let (number, ready) = state.withLock { state in
            state.received.append(request)
            let count = state.received.count
            let ready = state.waiters.filter { $0.count <= count }.map(\.continuation)
            state.waiters.removeAll { $0.count <= count }
            return (count - 1, ready)
        }
        let reaction = react(request, number)
        for continuation in ready { continuation.resume() }
        return reaction
    }

    private final class Reader: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer
        typealias OutboundOut = ByteBuffer
        private let app: FakeApp
        private var text = ""

        init(app: FakeApp) {
            self.app = app
        }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            text += latin1(unwrapInboundIn(data))
            while let request = next() {
                switch app.take(request) {
                case .answer(let status, let headers, let body):
                    let lines = ["HTTP/1.1 \(status) X", "Content-Length: \(body.utf8.count)"] + headers
                    write(lines.joined(separator: "\r\n") + "\r\n\r\n" + body, context)
                case .hang: break
                case .reset(let start):
                    write(start, context)
                    context.close(promise: nil)
                    return
                }
            }
        }

        private func write(_ text: String, _ context: ChannelHandlerContext) {
            context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: text)), promise: nil)
        }

        /// The next whole request; its length is told by `Content-Length`.
        private func next() -> Received? {
            let parts = text.components("\r\n\r\n")
            guard parts.count > 1, let head = parts.first else { return nil }
            let body = text.unicodeScalars.dropFirst(head.unicodeScalars.count + 4)
            let length = Received(head: head, body: "").header("content-length").flatMap { Int($0) } ?? 0
            guard body.count >= length else { return nil }
            text = String(String.UnicodeScalarView(body.dropFirst(length)))
            return Received(head: head, body: String(String.UnicodeScalarView(body.prefix(length))))
        }
    }
}

extension String {
    /// Parts between separators, scalar by scalar: `Character` would take CR and LF for one.
    fileprivate func components(_ separator: String) -> [String] {
        var parts: [String] = []
        var rest = unicodeScalars[...]
        let wanted = Array(separator.unicodeScalars)
        var part = String.UnicodeScalarView()
        while let scalar = rest.first {
            if rest.starts(with: wanted) {
                parts.append(String(part))
                part = String.UnicodeScalarView()
                rest = rest.dropFirst(wanted.count)
            } else {
                part.append(scalar)
                rest = rest.dropFirst()
            }
        }
        return parts + [String(part)]
    }
}
