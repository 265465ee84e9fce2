/// A setting of `listen`: its name gives the flag, the variable and the key in `hooksight.json`.
///
/// A flag beats a variable, a variable beats the file, the file beats the default. A new one is a case here, its
/// `definition`, and the property of the same name in the options of its group.
enum Setting: String, CaseIterable {
    case host
    case port
    case publicURL = "public-url"
    case trustProxy = "trust-proxy"
    case output

    case secret
    case verifyToken = "verify-token"
    case pin
    case providerDir = "provider-dir"

    case forward
    case retry
    case deadline
    case parallel
    case strictOrder = "strict-order"
    case timeScale = "time-scale"
    case allowRemote = "allow-remote"
    case keepHost = "keep-host"
    case addHeader = "add-header"
    case removeHeader = "remove-header"
    case insecure
    case ca

    case answerFrom = "answer-from"
    case enforce

    case inspectHost = "inspect-host"
    case inspectPort = "inspect-port"
    case inspectHostName = "inspect-host-name"
    case inspectToken = "inspect-token"
    case inspectProxy = "inspect-proxy"
    case showCredentials = "show-credentials"

    case store
    case keepBytes = "keep-bytes"
    case keep
    case keepDays = "keep-days"

    case maxBody = "max-body"
    case maxInFlight = "max-in-flight"
    case headTimeout = "head-timeout"
    case bodyTimeout = "body-timeout"
    case idleTimeout = "idle-timeout"

    /// `--inspect-port`.
    var flag: String { "--\(rawValue)" }

    /// `HOOKSIGHT_INSPECT_PORT`.
    var variable: String { "HOOKSIGHT_" + rawValue.uppercased().replacing("-", with: "_") }

    /// `inspect_port`.
    var key: String { rawValue.replacing("-", with: "_") }
}
