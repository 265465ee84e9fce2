import HookFormat
package import HookModel
package import HookProviders
package import HookStore
internal import HookTransport
internal import Hummingbird
package import Logging
internal import NIOCore
internal import ServiceLifecycle

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// The inspection API: answers HTTP requests about what the store holds.
///
/// Routes are listed in `InspectorRoute.all`. Whom it answers is decided before any of them, by `Guard`.
package final class InspectorService: Service {
    private let settings: InspectorSettings
    private let inspector: Inspector
    private let logger: Logger
    private let started = StartSignal<InspectorAddress>()
    private let host: ListenHost
    private let tail = FeedTail()

    /// A connection on which nothing is read for so long is closed.
    private static let idleTime = TimeAmount.seconds(60)
    /// A port that is free on one address is nearly always free on the other.
    private static let tries = 16

    /// Makes an inspector; nothing is opened before `run()`.
    ///
    /// - Parameters:
    ///   - settings: where to listen and whom to answer.
    ///   - writer: of the store that is shown.
    ///   - catalog: the providers that are shown.
    ///   - control: the targets that are shown, and what can be done by hand.
    ///   - receiver: what there is to know of the receiver.
    ///   - diagnoses: explains the verdict on a capture's signature, where that has not been done yet.
    ///   - evaluator: judges captures and payloads again.
    ///   - clock: the time that relative times such as `since=10m` count from.
    ///   - logger: for what goes wrong.
    /// - Throws: `InspectorError`: `.tokenNeeded` when it would be open to the network, `.unusableToken`.
    package init(
        settings: InspectorSettings = InspectorSettings(), writer: StoreWriter, catalog: Catalog,
        control: any DeliveryControl, receiver: any ReceiverStatus, diagnoses: any DiagnosisSource,
        evaluator: RequestEvaluator, clock: WallClock = .system,
        logger: Logger
    ) throws(InspectorError) {
        try settings.check()
        self.settings = settings
        host = ListenHost(settings.host)
        inspector = Inspector(
            store: writer.store, writer: writer, catalog: catalog, control: control, receiver: receiver,
            diagnoses: diagnoses, evaluator: evaluator, counter: MetricsCounter(), clock: clock,
            credentials: Credentials(areShown: settings.showsCredentials), needsToken: settings.token != nil,
            words: QueryWords(catalog, control), watchers: CaptureWatchers(),
            streams: CaptureStream.Sources(
                store: writer.store, tail: tail.events, frames: StreamFrames(writer.store), readers: StreamReaders()))
        self.logger = logger
        writer.feed.add(inspector.counter)
        writer.feed.add(inspector.watchers)
        writer.feed.add(tail)
    }

    /// Waits until connections are accepted.
    ///
    /// - Returns: where the inspector really listens.
    /// - Throws: `InspectorError` when it could not start; `CancellationError` when the task is cancelled first.
    package func waitUntilListening() async throws -> InspectorAddress {
        try await started.wait()
    }

    /// Listens until graceful shutdown or cancellation, then ends the answers that have begun and returns.
    ///
    /// - Throws: `InspectorError` when it could not start.
    package func run() async throws {
        // Whatever ends the run before it listened also ends the waiting.
        defer { started.set(.failure(CancellationError())) }
        var tries = settings.port == 0 ? InspectorService.tries : 1
        while true {
            tries -= 1
            do {
                // Those who wait, or read a stream, are answered before the servers end.
                return try await withGracefulShutdownHandler {
                    try await listen()
                } onGracefulShutdown: { [tail, inspector] in
                    tail.ended()
                    inspector.watchers.ended()
                }
            } catch let error as InspectorError where error.code == .addressInUse && tries > 0 {
                continue
            } catch is CancellationError {
                return
            } catch {
                started.set(.failure(error))
                throw error
            }
        }
    }

    /// A server for each address of the host, all on the port of the first.
    private func listen() async throws {
        let responder = AddressingResponder(
            next: inspector.router(Guard(settings, allowed: InspectorRoute.allowed(at:))).buildResponder())
        try await withThrowingTaskGroup(of: Void.self) { servers in
            var bound: [InspectorAddress] = []
            for address in host.addresses {
                let port = bound.first?.port ?? settings.port
                let listening = StartSignal<InspectorAddress>()
                servers.addTask { [self] in try await serve(responder, address, port, listening) }
                do {
                    bound.append(try await listening.wait())
                } catch let error as InspectorError where error.code == .noSuchAddress && isSpare(address, bound) {
                    // A machine without IPv6 has one loopback address.
                    continue
                }
            }
            guard let first = bound.first else { return }
            started.set(.success(first))
            // One that fails ends the others.
            while try await servers.next() != nil {}
        }
    }

    /// Whether the host has another address to listen on.
    private func isSpare(_ address: String, _ bound: [InspectorAddress]) -> Bool {
        host.addresses.count > 1 && (address != host.addresses.last || !bound.isEmpty)
    }

    /// Serves one address until graceful shutdown; tells by `listening` that it listens, or why it cannot.
    private func serve(
        _ responder: some HTTPResponder<InspectorContext>, _ host: String, _ port: Int,
        _ listening: StartSignal<InspectorAddress>
    ) async throws {
        // Hummingbird tells of its start and end in its own words; what really goes wrong, it throws.
        var quiet = logger
        quiet.logLevel = .critical
        let server = Application(
            responder: responder,
            server: .http1(
                configuration: .init(
                    additionalChannelHandlers: [TargetAuthority()], idleTimeout: InspectorService.idleTime)),
            configuration: ApplicationConfiguration(address: .hostname(host, port: port)),
            onServerRunning: { channel in
                let bound = channel.localAddress
                listening.set(.success(InspectorAddress(host: bound?.ipAddress ?? host, port: bound?.port ?? port)))
            },
            logger: quiet
        )
        do {
            try await server.run()
            listening.set(.failure(CancellationError()))
        } catch {
            let error = inspectorError(error, host, port)
            listening.set(.failure(error))
            // The caller decides whether the others can do without this address.
            guard error.code == .noSuchAddress else { throw error }
        }
    }

    private func inspectorError(_ error: any Error, _ host: String, _ port: Int) -> InspectorError {
        let code: InspectorError.Code =
            switch (error as? IOError)?.errnoCode {
            case EADDRINUSE: .addressInUse
            case EACCES, EPERM: .notPermitted
            case EADDRNOTAVAIL, EAFNOSUPPORT: .noSuchAddress
            case nil where error is SocketAddressError.UnknownHost: .noSuchHost
            case nil where error is SocketAddressError: .noSuchAddress
            default: .failed
            }
        return InspectorError(code, host: host, port: port, detail: "\(error)")
    }
}
