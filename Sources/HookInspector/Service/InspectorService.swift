public import HookModel
public import HookProviders
public import HookStore
internal import Hummingbird
public import Logging
internal import NIOCore
public import ServiceLifecycle

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
public final class InspectorService: Service {
    private let settings: InspectorSettings
    private let inspector: Inspector
    private let logger: Logger
    private let started = StartSignal<InspectorAddress>()

    /// A connection on which nothing is read for so long is closed.
    private static let idleTime = TimeAmount.seconds(60)

    /// Makes an inspector; nothing is opened before `run()`.
    ///
    /// - Parameters:
    ///   - settings: where to listen and whom to answer.
    ///   - writer: of the store that is shown.
    ///   - catalog: the providers that are shown.
    ///   - forwarding: the targets that are shown, and who is told of deliveries to attempt.
    ///   - diagnose: explains the verdict on a capture's signature, where that has not been done yet.
    ///   - clock: the time that relative times such as `since=10m` count from.
    ///   - logger: for what goes wrong.
    /// - Throws: `InspectorError`: `.tokenNeeded` when it would be open to the network, `.unusableToken`.
    public init(
        settings: InspectorSettings = InspectorSettings(), writer: StoreWriter, catalog: Catalog,
        forwarding: Forwarding = Forwarding(),
        diagnose: @escaping @Sendable (Int64) async -> [Diagnosis]? = { _ in nil }, clock: WallClock = .system,
        logger: Logger
    ) throws(InspectorError) {
        try settings.check()
        self.settings = settings
        inspector = Inspector(
            store: writer.store, writer: writer, catalog: catalog, forwarding: forwarding, diagnose: diagnose,
            clock: clock,
            credentials: Credentials(areShown: settings.showsCredentials))
        self.logger = logger
    }

    /// Waits until connections are accepted.
    ///
    /// - Returns: where the inspector really listens.
    /// - Throws: `InspectorError` when it could not start; `CancellationError` when the task is cancelled first.
    public func waitUntilListening() async throws -> InspectorAddress {
        try await started.wait()
    }

    /// Listens until graceful shutdown or cancellation, then ends the answers that have begun and returns.
    ///
    /// - Throws: `InspectorError` when it could not start.
    public func run() async throws {
        // Whatever ends the run before it listened also ends the waiting.
        defer { started.set(.failure(CancellationError())) }
        do {
            try await application().run()
        } catch {
            let error = inspectorError(error)
            started.set(.failure(error))
            throw error
        }
    }

    private func application() -> some ApplicationProtocol {
        // Hummingbird tells of its start and end in its own words; what really goes wrong, it throws.
        var quiet = logger
        quiet.logLevel = .critical
        let guardian = Guard(settings)
        return Application(
            responder: AddressingResponder(next: inspector.router(guardian).buildResponder()),
            server: .http1(configuration: .init(idleTimeout: InspectorService.idleTime)),
            configuration: ApplicationConfiguration(address: .hostname(settings.host, port: settings.port)),
            onServerRunning: { [started, settings] channel in
                let bound = channel.localAddress
                started.set(
                    .success(
                        InspectorAddress(host: bound?.ipAddress ?? settings.host, port: bound?.port ?? settings.port)))
            },
            logger: quiet
        )
    }

    private func inspectorError(_ error: any Error) -> InspectorError {
        let code: InspectorError.Code =
            switch (error as? IOError)?.errnoCode {
            case EADDRINUSE: .addressInUse
            case EACCES, EPERM: .notPermitted
            case EADDRNOTAVAIL: .noSuchAddress
            case nil where error is SocketAddressError: .noSuchAddress
            default: .failed
            }
        return InspectorError(code, settings: settings, detail: "\(error)")
    }
}
