internal import HookModel
internal import HookProviders
package import HookStore
package import HookTLS
internal import HookTransport
package import Logging
package import NIOCore
internal import ServiceLifecycle

/// Forwards captures to the targets: takes due deliveries from the store until it is shut down.
///
/// Everything that has to be remembered is in the store, so that a new run goes on where the last one stopped. An attempt
/// whose outcome is not recorded is made again.
package final class Forwarder: Service, StoreObserver {
    private let runners: [String: TargetRunner]
    /// What open attempts get to end in when the program is shut down.
    private static let grace = Duration.milliseconds(800)

    init(runners: [TargetRunner]) {
        self.runners = Dictionary(runners.map { ($0.name, $0) }) { first, _ in first }
    }

    /// A forwarder to these targets; nothing is sent before it runs.
    ///
    /// - Parameters:
    ///   - targets: The targets; each has a name of its own.
    ///   - rules: How captures are forwarded.
    ///   - writer: Of the store where deliveries are.
    ///   - providers: The providers' delivery rules, and how to sign in their place.
    ///   - monitor: Where the targets' states are noted.
    ///   - group: The event loops for connections to the targets.
    ///   - authorities: Whose certificates are believed beside the system's.
    ///   - relay: Where senders wait for a target's responses; nil when none does.
    ///   - ownPorts: Ports of this program, which are never sent to.
    ///   - logger: Told of what could not be stored.
    package convenience init(
        targets: [Target], rules: ForwardRules, writer: StoreWriter, providers: ProviderForwarding,
        monitor: TargetMonitor,
        group: any EventLoopGroup, authorities: TrustedAuthorities = .none, relay: ResponseRelay? = nil,
        ownPorts: OwnPorts, logger: Logger
    ) {
        let marks = ForwardingHeaders()
        let runners = targets.map { target in
            let client = TargetClient(
                target.url, group: group, allowsRemote: rules.allowsRemote, authorities: authorities,
                isInsecure: rules.isInsecure,
                keptBody: relay?.target == target.name ? ResponseRelay.bodyLimit : TargetResponse.keptBodyBytes,
                isForbidden: { _, port in ownPorts.contains(port) })
            let sender = AttemptSender(
                target: target, client: client, rules: rules, providers: providers, marks: marks,
                health: HealthRecord(), relay: relay?.target == target.name ? relay : nil)
            return TargetRunner(
                name: target.name, sender: sender, health: sender.health, rules: rules, store: writer.store,
                record: { changes throws(StoreError) in _ = try await writer.record(changes) },
                monitor: monitor, relay: relay, clock: SystemRunnerClock(loop: group.next()), logger: logger)
        }
        self.init(runners: runners)
    }

    /// Takes what was stored: new deliveries are attempted, those that were made due by hand once more, and those that were
    /// cancelled not at all.
    ///
    /// Cheap for many events in a row, and for targets that are down; names of no target are passed over.
    package func stored(_ events: [StoreEvent]) {
        for event in events {
            switch event {
            case .captured(let stored):
                for target in stored.capture.decision.targets { runners[target]?.wake() }
            case .delivery(let delivery, nil):
                guard let runner = runners[delivery.target] else { continue }
                if delivery.state != .pending {
                    runner.cancelled(delivery.id)
                } else if delivery.dueAt == nil {
                    runner.wake()
                } else {
                    runner.retriesChanged()
                }
            case .delivery, .answered, .diagnosed, .target, .deliveriesDeleted, .deleted: continue
            }
        }
    }

    /// Enables a target again.
    ///
    /// - Returns: The moment, for what is then stored of it.
    package func enable(_ target: String) -> ContinuousClock.Instant { runners[target]?.enable() ?? .now }

    /// Forwards until graceful shutdown; attempts that are open then get a moment to end.
    package func run() async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { [runners] in
                await withDiscardingTaskGroup { group in
                    for runner in runners.values { group.addTask { await runner.run() } }
                }
            }
            try? await gracefulShutdown()
            for runner in runners.values { runner.stop() }
            group.addTask { try? await Task.sleep(for: Forwarder.grace) }
            await group.next()
            group.cancelAll()
        }
    }
}
