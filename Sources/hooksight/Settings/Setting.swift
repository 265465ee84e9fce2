/// Every setting of `listen`, in one list: its name gives the flag, the variable and the key in `hooksight.json`.
///
/// A flag beats a variable, a variable beats the file, the file beats the default.
enum Setting: String, CaseIterable {
    case host
    case port
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
    case output
    case secret
    case verifyToken = "verify-token"
    case pin
    case providerDir = "provider-dir"
    case trustProxy = "trust-proxy"
    case publicURL = "public-url"
    case enforce
    case forward
    case retry
    case deadline
    case parallel
    case strictOrder = "strict-order"
    case timeScale = "time-scale"
    case allowRemote = "allow-remote"
    case keepHost = "keep-host"
    case insecure
    case ca
    case addHeader = "add-header"
    case removeHeader = "remove-header"
    case answerFrom = "answer-from"
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

    /// The value when nothing else says one; nil where nothing is the default.
    var fallback: String? {
        switch self {
        case .host, .inspectHost: "localhost"
        case .port: "4100"
        case .inspectPort: "4101"
        case .output: "pretty"
        case .keepBytes: "10GB"
        case .keep, .keepDays: "none"
        case .retry: "1s,5s,30s,2m,10m"
        case .parallel, .timeScale: "1"
        case .maxBody: "32MiB"
        case .maxInFlight: "256MiB"
        case .headTimeout: "10s"
        case .bodyTimeout: "30s"
        case .idleTimeout: "120s"
        case .inspectProxy, .showCredentials, .enforce, .strictOrder, .allowRemote, .keepHost, .insecure: "false"
        case .inspectHostName, .inspectToken, .store, .secret, .verifyToken, .pin, .providerDir, .trustProxy,
            .publicURL,
            .forward, .deadline, .ca, .addHeader, .removeHeader, .answerFrom:
            nil
        }
    }

    /// What it does, in one line of `--help`.
    var summary: String {
        switch self {
        case .host: "Address that receives webhooks; localhost is 127.0.0.1 and ::1."
        case .port: "Port that receives webhooks; 0 takes a free one."
        case .inspectHost:
            "Address of the inspector, as for --host; anything but loopback needs --inspect-token."
        case .inspectPort: "Port of the inspector; 0 takes a free one."
        case .inspectHostName: "Host name under which the inspector may be asked, beside loopback names; repeatable."
        case .inspectToken: "Token that every request to the inspector has to carry as a bearer token."
        case .inspectProxy: "Let requests to the inspector come through a proxy."
        case .showCredentials: "Show credentials that requests carried in text answers, too."
        case .store: "SQLite file for the captures; $XDG_DATA_HOME/hooksight/captures.sqlite unless given."
        case .keepBytes: "Size of the store, from 1MB up, at which the oldest captures are dropped; none for no limit."
        case .keep: "Number of captures beyond which the oldest are dropped; none for no limit."
        case .keepDays: "Days after which captures are dropped; none for no limit."
        case .output: "How captures are printed: pretty, json or quiet."
        case .secret: "A provider's secret: ID=env:NAME, ID=file:PATH or ID=text:SECRET; repeatable."
        case .verifyToken:
            "A token that a provider's handshake has to carry: ID=env:NAME, ID=file:PATH or ID=text:TOKEN; repeatable."
        case .pin: "Take requests to a path for a provider's: /path=ID; * and ? are wildcards; repeatable."
        case .providerDir: "Folder with provider documents of your own; repeatable."
        case .trustProxy: "Address or range whose X-Forwarded-For is believed; repeatable."
        case .publicURL: "URL under which senders reach this receiver, such as a tunnel's, where they sign it."
        case .enforce: "Answer as a correct handler would: 401 for bad signatures, 400 for bad payloads."
        case .forward:
            "Hand captures on to an app: URL, or 'key=glob,key=glob URL' with name, provider, event, path, signature; "
                + "repeatable."
        case .retry: "Waits before further attempts; none; exponential; or provider, for what each provider does."
        case .deadline: "Time that an app has for its answer; the provider's, else 30s, unless given."
        case .parallel: "First attempts that may be open at one app at once."
        case .strictOrder: "Hold everything for an app behind a delivery that has not ended."
        case .timeScale: "Divide the waits between attempts by this."
        case .allowRemote: "Let captures be handed on to other machines."
        case .keepHost: "Leave the Host header as it came."
        case .insecure: "Do not check the certificates of apps behind https."
        case .ca: "File of certificates in PEM form that are believed beside the system's, for apps behind https."
        case .addHeader: "Header line for apps: 'NAME: VALUE', or 'TARGET NAME: VALUE' for one of them; repeatable."
        case .removeHeader: "Header that apps do not get: NAME, or 'TARGET NAME' for one of them; repeatable."
        case .answerFrom:
            "Name of the target whose responses the senders get, who then retry unless --retry is given; 502 when it is "
                + "down, 504 when it is late."
        case .maxBody: "Longest body that is kept whole; longer ones are answered 413."
        case .maxInFlight: "Bytes of bodies that are received and not yet answered, over all connections."
        case .headTimeout: "Time for a request's head."
        case .bodyTimeout: "Time for a request's body, beside what a steady 16 KiB/s earn."
        case .idleTimeout: "Time that a connection may be idle; longer than a tunnel in front keeps its own."
        }
    }

    /// Whether it is given by its presence alone.
    var isSwitch: Bool {
        switch self {
        case .inspectProxy, .showCredentials, .enforce, .strictOrder, .allowRemote, .keepHost, .insecure: true
        default: false
        }
    }

    /// Whether it may be given more than once.
    var isList: Bool {
        switch self {
        case .inspectHostName, .secret, .verifyToken, .pin, .providerDir, .trustProxy, .forward, .addHeader,
            .removeHeader:
            true
        default: false
        }
    }

    /// What separates the values of a list in its variable; conditions and header values have commas of their own.
    var separator: Character { self == .forward || self == .addHeader ? ";" : "," }

    /// Whether a `hooksight.json` that was merely found in the working directory may set it.
    ///
    /// Such a file may have come with a cloned repository, and must not open ports to the world, move the store, have
    /// captures dropped from it or choose secrets.
    var isAllowedInFoundFile: Bool {
        switch self {
        case .host, .inspectHost, .inspectHostName, .inspectToken, .inspectProxy, .showCredentials, .store,
            .keepBytes, .keep, .keepDays, .secret, .verifyToken, .trustProxy, .providerDir, .allowRemote, .insecure,
            .ca:
            false
        default: true
        }
    }
}
