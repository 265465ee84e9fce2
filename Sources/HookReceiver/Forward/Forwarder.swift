internal import HookModel
public import HookProviders
public import HookStore
internal import HookTransport
public import Logging
public import NIOCore
public import ServiceLifecycle

/// Hands captures to the targets: takes due deliveries from the store until it is shut down.
///
/// Everything that has to be remembered is in the store, so that a new run goes on where the last one stopped. An attempt
/// whose outcome is not recorded is made again.
public final class Forwarder: Service {
    private let runners: [TargetRunner]
    private let logger: Logger

    /// What open attempts get to end in when the program is shut down.
    private static let grace = Duration.milliseconds(800)

    /// Makes a forwarder.
    ///
    /// - Parameters:
    ///   - targets: The targets; each has a name of its own.
    ///   - rules: How captures are handed on.
    ///   - store: Where deliveries are; opened to write.
    ///   - catalog: The providers, for their delivery rules.
    ///   - board: Where the targets' states are noted.
    ///   - group: The event loops for connections to the targets.
    ///   - ownPorts: Ports of this program, which are never sent to.
    ///   - logger: Told of what could not be stored.
    public init(
        targets: [Target], rules: ForwardRules, store: Store, catalog: Catalog, board: TargetBoard,
        group: any EventLoopGroup, ownPorts: Set<Int>, logger: Logger
    ) {
        self.logger = logger
        let marks = ForwardMarks()
        var providers: [String: DeliveryRules] = [:]
        for document in catalog.documents { providers[document.id] = document.delivery }
        runners = targets.map { target in
            let client = TargetClient(
                target.url, group: group, allowsRemote: rules.allowsRemote, isInsecure: rules.isInsecure,
                isForbidden: { _, port in ownPorts.contains(port) })
            let sender = AttemptSender(
                client: client, rules: rules, providers: providers,
                signatureHeaders: catalog.documents.compactMap { $0.signature?.header }, marks: marks)
            return TargetRunner(
                target: target, sender: sender, rules: rules, store: store, board: board, logger: logger)
        }
    }

    /// Says that there are new deliveries; call it after their commit.
    public func wake() {
        for runner in runners { runner.wake() }
    }

    /// Says that a delivery was made due; call it after its commit.
    public func wakeForRetry() {
        for runner in runners { runner.lookAtTime() }
    }

    /// Hands on until graceful shutdown; attempts that are open then get a moment to end.
    public func run() async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { [runners] in
                await withDiscardingTaskGroup { group in
                    for runner in runners { group.addTask { await runner.run() } }
                }
            }
            try? await gracefulShutdown()
            for runner in runners { runner.stop() }
            group.addTask { try? await Task.sleep(for: Forwarder.grace) }
            await group.next()
            group.cancelAll()
        }
    }
}
