internal import HookDiagnosis
package import HookModel
package import HookProviders
package import HookStore
internal import HookTransport
package import Logging
package import NIOCore
internal import ServiceLifecycle

/// Everything between the receiver's sockets and the targets, joined over one store.
///
/// Made once, by `listen` and by the tests alike: the order in which things are made and joined stands here alone.
package struct Pipeline: Sendable {
    /// Finds out what there is to know about requests.
    package let evaluator: RequestEvaluator
    /// Takes requests from the transport.
    package let receiver: Receiver
    /// Forwards what was stored.
    package let forwarder: Forwarder
    /// Explains signatures that failed.
    package let diagnosis: DiagnosisWorker
    /// Where senders wait for what an app answers; nil when none does.
    package let relay: ResponseRelay?
    /// How the targets are.
    package let monitor: TargetMonitor
    /// What can be done by hand.
    package let control: DeliveryController

    /// Joins everything; nothing runs before its services do.
    ///
    /// - Parameters:
    ///   - settings: What there is to know.
    ///   - writer: Of the store.
    ///   - group: The event loops for connections to targets.
    ///   - logger: Told of what goes wrong.
    ///   - onTargetChange: Told when a target begins or ceases to be reachable; must not block.
    /// - Throws: `SecretError` for a secret that is not of its provider's form; `CryptoError` when libcrypto lacks an
    ///   algorithm; `StoreError` when the store cannot be read.
    package init(
        _ settings: PipelineSettings, writer: StoreWriter, group: any EventLoopGroup, logger: Logger,
        onTargetChange: (@Sendable (TargetStatus) -> Void)? = nil
    ) async throws {
        evaluator = try RequestEvaluator(
            catalog: settings.catalog, secrets: settings.secrets, verifyTokens: settings.verifyTokens,
            pins: settings.pins, trustedProxies: settings.trustedProxies, publicURL: settings.publicURL,
            clock: settings.clock)
        let router = TargetRouter(settings.targets)
        let decider = RequestDecider(
            policy: ResponsePolicy(enforces: settings.enforces, catalog: settings.catalog),
            handshakes: evaluator.handshakes, router: router, answering: settings.answerFrom)
        let providers = try ProviderForwarding(settings.catalog, secrets: settings.secrets)
        let last = try await writer.store.latestID() ?? 0
        relay = settings.answerFrom.map {
            ResponseRelay(target: $0, rules: settings.rules, providers: providers, writer: writer, after: last)
        }
        monitor = TargetMonitor(settings.targets, onChange: onTargetChange)
        forwarder = Forwarder(
            targets: settings.targets, rules: settings.rules, writer: writer, providers: providers, monitor: monitor,
            group: group, authorities: settings.authorities, relay: relay, ownPorts: settings.ownPorts, logger: logger)
        diagnosis = DiagnosisWorker(
            RequestDiagnoser(
                catalog: settings.catalog, secrets: settings.secrets, trustedProxies: settings.trustedProxies,
                publicURL: settings.publicURL),
            writer: writer, logger: logger, clock: settings.diagnosisClock)
        receiver = try Receiver(evaluator: evaluator, decider: decider, writer: writer, relay: relay)
        control = DeliveryController(
            writer,
            listening: DeliveryController.Listening(
                forwarder: forwarder, monitor: monitor, router: router, providers: providers),
            clock: settings.clock)
        writer.feed.add(forwarder)
        writer.feed.add(diagnosis)
    }
}
