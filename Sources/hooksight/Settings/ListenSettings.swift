import FoundationEssentials
import HookModel
import HookProviders
import HookReceiver
import HookStore
import HookTLS
import HookTransport

/// Everything that `listen` needs to know, read and checked.
struct ListenSettings {
    let host: String
    let port: Int
    let inspectHost: String
    let inspectPort: Int
    let inspectHostNames: [String]
    let inspectToken: String?
    let inspectProxy: Bool
    let showCredentials: Bool
    let store: String
    let keeps: RetentionLimits
    /// The store's size as it was given, for messages.
    let keepBytes: String
    let output: OutputForm
    let enforces: Bool
    let limits: ReceiverLimits
    let catalog: Catalog
    let secrets: [String: [ProviderSecret]]
    let verifyTokens: [String: [ProviderSecret]]
    let pins: [ProviderPin]
    let trustedProxies: [AddressRange]
    let publicURL: PublicURL?
    let targets: [Target]
    let forwardRules: ForwardRules
    let answerFrom: String?
    let authorities: TrustedAuthorities
    let warnings: [String]
    /// What was set of that which changes what happens to captures, and where, for the banner.
    let changed: [String]

    /// Reads the settings from flags, variables and file.
    ///
    /// - Throws: `SettingError` for the first that cannot be used; `CatalogError` for a bad provider document.
    init(_ options: ListenOptions, environment: [String: String]) throws {
        try self.init(flags: options.flags, config: options.config, environment: environment)
    }

    /// Reads them from the flags that were given, and the settings file that was named.
    ///
    /// - Throws: `SettingError` for the first that cannot be used; `CatalogError` for a bad provider document.
    init(flags: [Setting: [String]], config: String?, environment: [String: String]) throws {
        let values = SettingValues(flags: flags, environment: environment, file: try ConfigFile.find(named: config))
        host = values.string(.host)
        port = try values.port(.port)
        inspectHost = values.string(.inspectHost)
        inspectPort = try values.port(.inspectPort)
        guard port == 0 || port != inspectPort else {
            throw SettingError(
                "--port and --inspect-port: both are \(port); try --inspect-port \(port < 65_535 ? port + 1 : port - 1)"
            )
        }
        inspectHostNames = values.all(.inspectHostName).map(\.text)
        inspectToken = values.first(.inspectToken)?.text
        inspectProxy = try values.bool(.inspectProxy)
        showCredentials = try values.bool(.showCredentials)
        store = values.first(.store)?.text ?? ListenSettings.defaultStore(environment)
        keeps = try values.retention()
        keepBytes = values.string(.keepBytes)
        guard let output = OutputForm(rawValue: values.string(.output)) else {
            let value = values.first(.output)
            throw SettingError(value?.origin ?? "--output", value?.text ?? "", expected: "pretty, json or quiet")
        }
        self.output = output
        enforces = try values.bool(.enforce)
        limits = try ListenSettings.limits(values)
        let catalog = try values.catalog()
        self.catalog = catalog
        let secrets = try SecretSettings(values: values.all(.secret), environment: environment, catalog: catalog)
        self.secrets = secrets.secrets
        let tokens = try SecretSettings(
            .verifyToken, values: values.all(.verifyToken), environment: environment, catalog: catalog)
        verifyTokens = tokens.secrets
        changed = values.changed
        pins = try values.pins(catalog)
        let forwarding = try ForwardFilters.checked(ForwardSettings.targets(values, catalog), values, catalog)
        targets = forwarding.targets
        warnings =
            secrets.warnings + tokens.warnings + forwarding.warnings + UnknownVariables.warnings(environment)
        forwardRules = try ForwardSettings.rules(values)
        answerFrom = try ForwardSettings.answerFrom(values, targets)
        authorities = try ForwardSettings.authorities(values)
        publicURL = try values.publicURL()
        trustedProxies = try values.trustedProxies()
    }

    /// `$XDG_DATA_HOME/hooksight/captures.sqlite`, else below `~/.local/share`.
    static func defaultStore(_ environment: [String: String]) -> String {
        // Relative values are to be ignored (XDG Base Directory Specification).
        let data = environment["XDG_DATA_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
        return (data ?? "\(environment["HOME"] ?? ".")/.local/share") + "/hooksight/captures.sqlite"
    }

    private static func limits(_ values: SettingValues) throws -> ReceiverLimits {
        var limits = ReceiverLimits()
        limits.bodyBytes = try values.bytes(.maxBody)
        limits.bytesInFlight = try values.bytes(.maxInFlight)
        limits.headTime = try values.duration(.headTimeout)
        limits.bodyTime = try values.duration(.bodyTimeout)
        limits.idleTime = try values.duration(.idleTimeout)
        guard limits.bytesInFlight >= limits.bodyBytes else {
            throw SettingError(
                "--max-in-flight \(values.string(.maxInFlight)) is less than --max-body \(values.string(.maxBody)); "
                    + "such a body could never arrive")
        }
        return limits
    }
}
