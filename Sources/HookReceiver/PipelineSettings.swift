package import HookModel
package import HookProviders
package import HookTLS
internal import HookTransport

/// What receiving and forwarding have to know.
package struct PipelineSettings: Sendable {
    /// The providers that are known.
    package var catalog: Catalog
    /// The configured secrets by provider id, in the order in which they are tried.
    package var secrets: [String: [ProviderSecret]] = [:]
    /// The configured tokens by provider id that its handshakes have to carry.
    package var verifyTokens: [String: [ProviderSecret]] = [:]
    /// Paths whose provider the user has told.
    package var pins: [ProviderPin] = []
    /// Addresses whose `X-Forwarded-For` is believed.
    package var trustedProxies: [AddressRange] = []
    /// The address under which senders reach the receiver.
    package var publicURL: PublicURL?
    /// Whether to answer as a correct handler would.
    package var enforces = false
    /// Where captures are forwarded.
    package var targets: [Target] = []
    /// How they are forwarded.
    package var rules = ForwardRules()
    /// The name of the target whose responses the senders get.
    package var answerFrom: String?
    /// Whose certificates are believed beside the system's.
    package var authorities = TrustedAuthorities.none
    /// Ports of this program, which are never sent to.
    package var ownPorts = OwnPorts()
    /// The time against which timestamps are held.
    package var clock = WallClock.system
    /// Waits between two diagnoses.
    package var diagnosisClock: any Clock<Duration> = ContinuousClock()

    /// Makes settings with defaults for all but the providers.
    package init(catalog: Catalog) { self.catalog = catalog }
}
