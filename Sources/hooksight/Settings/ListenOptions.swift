import ArgumentParser

/// The flags of `listen`.
///
/// What they mean, and what else can set them, says `Setting`.
struct ListenOptions: ParsableArguments {
    @Option(name: .customLong(Setting.host.rawValue), help: .of(.host))
    var host: String?
    @Option(name: .customLong(Setting.port.rawValue), help: .of(.port))
    var port: String?
    @Option(name: .customLong(Setting.inspectHost.rawValue), help: .of(.inspectHost))
    var inspectHost: String?
    @Option(name: .customLong(Setting.inspectPort.rawValue), help: .of(.inspectPort))
    var inspectPort: String?
    @Option(name: .customLong(Setting.inspectHostName.rawValue), help: .of(.inspectHostName))
    var inspectHostName: [String] = []
    @Option(name: .customLong(Setting.inspectToken.rawValue), help: .of(.inspectToken))
    var inspectToken: String?
    @Flag(name: .customLong(Setting.inspectProxy.rawValue), help: .of(.inspectProxy))
    var inspectProxy = false
    @Flag(name: .customLong(Setting.showCredentials.rawValue), help: .of(.showCredentials))
    var showCredentials = false
    @Option(name: .customLong(Setting.store.rawValue), help: .of(.store))
    var store: String?
    @Option(name: .customLong(Setting.keepBytes.rawValue), help: .of(.keepBytes))
    var keepBytes: String?
    @Option(name: .customLong(Setting.keep.rawValue), help: .of(.keep))
    var keep: String?
    @Option(name: .customLong(Setting.keepDays.rawValue), help: .of(.keepDays))
    var keepDays: String?
    @Option(name: .customLong(Setting.output.rawValue), help: .of(.output))
    var output: String?
    @Option(name: .customLong(Setting.secret.rawValue), help: .of(.secret))
    var secret: [String] = []
    @Option(name: .customLong(Setting.verifyToken.rawValue), help: .of(.verifyToken))
    var verifyToken: [String] = []
    @Option(name: .customLong(Setting.pin.rawValue), help: .of(.pin))
    var pin: [String] = []
    @Option(name: .customLong(Setting.providerDir.rawValue), help: .of(.providerDir))
    var providerDir: [String] = []
    @Option(name: .customLong(Setting.trustProxy.rawValue), help: .of(.trustProxy))
    var trustProxy: [String] = []
    @Option(name: .customLong(Setting.publicURL.rawValue), help: .of(.publicURL))
    var publicURL: String?
    @Flag(name: .customLong(Setting.enforce.rawValue), help: .of(.enforce))
    var enforce = false
    @Option(name: .customLong(Setting.forward.rawValue), help: .of(.forward))
    var forward: [String] = []
    @Option(name: .customLong(Setting.retry.rawValue), help: .of(.retry))
    var retry: String?
    @Option(name: .customLong(Setting.deadline.rawValue), help: .of(.deadline))
    var deadline: String?
    @Option(name: .customLong(Setting.parallel.rawValue), help: .of(.parallel))
    var parallel: String?
    @Flag(name: .customLong(Setting.strictOrder.rawValue), help: .of(.strictOrder))
    var strictOrder = false
    @Option(name: .customLong(Setting.timeScale.rawValue), help: .of(.timeScale))
    var timeScale: String?
    @Flag(name: .customLong(Setting.allowRemote.rawValue), help: .of(.allowRemote))
    var allowRemote = false
    @Flag(name: .customLong(Setting.keepHost.rawValue), help: .of(.keepHost))
    var keepHost = false
    @Flag(name: .customLong(Setting.insecure.rawValue), help: .of(.insecure))
    var insecure = false
    @Option(name: .customLong(Setting.ca.rawValue), help: .of(.ca))
    var ca: String?
    @Option(name: .customLong(Setting.addHeader.rawValue), help: .of(.addHeader))
    var addHeader: [String] = []
    @Option(name: .customLong(Setting.removeHeader.rawValue), help: .of(.removeHeader))
    var removeHeader: [String] = []
    @Option(name: .customLong(Setting.answerFrom.rawValue), help: .of(.answerFrom))
    var answerFrom: String?
    @Option(name: .customLong(Setting.maxBody.rawValue), help: .of(.maxBody))
    var maxBody: String?
    @Option(name: .customLong(Setting.maxInFlight.rawValue), help: .of(.maxInFlight))
    var maxInFlight: String?
    @Option(name: .customLong(Setting.headTimeout.rawValue), help: .of(.headTimeout))
    var headTimeout: String?
    @Option(name: .customLong(Setting.bodyTimeout.rawValue), help: .of(.bodyTimeout))
    var bodyTimeout: String?
    @Option(name: .customLong(Setting.idleTimeout.rawValue), help: .of(.idleTimeout))
    var idleTimeout: String?

    @Option(name: .customLong("config"), help: "Settings file; hooksight.json in the working directory unless given.")
    var config: String?

    /// What was given on the command line, by setting.
    var flags: [Setting: [String]] {
        let single: [Setting: String?] = [
            .host: host, .port: port, .inspectHost: inspectHost, .inspectPort: inspectPort,
            .inspectToken: inspectToken, .store: store, .keepBytes: keepBytes, .keep: keep, .keepDays: keepDays,
            .output: output, .maxBody: maxBody,
            .maxInFlight: maxInFlight, .headTimeout: headTimeout, .bodyTimeout: bodyTimeout,
            .idleTimeout: idleTimeout, .retry: retry, .deadline: deadline, .parallel: parallel, .timeScale: timeScale,
            .ca: ca, .answerFrom: answerFrom, .publicURL: publicURL,
        ]
        var flags: [Setting: [String]] = [
            .inspectHostName: inspectHostName, .secret: secret, .verifyToken: verifyToken, .pin: pin,
            .providerDir: providerDir, .trustProxy: trustProxy, .forward: forward, .addHeader: addHeader,
            .removeHeader: removeHeader,
        ]
        for (setting, value) in single { flags[setting] = value.map { [$0] } }
        for (setting, isGiven) in [
            Setting.inspectProxy: inspectProxy, .showCredentials: showCredentials, .enforce: enforce,
            .strictOrder: strictOrder, .allowRemote: allowRemote, .keepHost: keepHost, .insecure: insecure,
        ]
        where isGiven {
            flags[setting] = ["true"]
        }
        return flags
    }
}

extension ArgumentHelp {
    /// A setting's line of help, with its default and its variable.
    fileprivate static func of(_ setting: Setting) -> ArgumentHelp {
        let fallback = setting.isSwitch ? nil : setting.fallback
        let notes = [fallback.map { "default: \($0)" }, setting.variable].compactMap(\.self).joined(separator: "; ")
        return ArgumentHelp("\(setting.summary) (\(notes))", valueName: setting.valueName)
    }
}

extension Setting {
    fileprivate var valueName: String {
        switch self {
        case .host, .inspectHost: "address"
        case .port, .inspectPort: "port"
        case .inspectHostName: "name"
        case .inspectToken: "token"
        case .store: "path"
        case .output: "form"
        case .secret, .verifyToken: "id=source"
        case .pin: "path=id"
        case .providerDir: "folder"
        case .trustProxy: "range"
        case .publicURL: "url"
        case .maxBody, .maxInFlight, .keepBytes: "size"
        case .headTimeout, .bodyTimeout, .idleTimeout, .deadline: "time"
        case .forward: "target"
        case .ca: "file"
        case .addHeader: "line"
        case .removeHeader, .answerFrom: "name"
        case .retry: "waits"
        case .parallel, .timeScale, .keep, .keepDays: "number"
        case .inspectProxy, .showCredentials, .enforce, .strictOrder, .allowRemote, .keepHost, .insecure: "bool"
        }
    }
}
