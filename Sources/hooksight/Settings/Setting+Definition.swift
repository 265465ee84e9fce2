extension Setting {
    /// The one place where a setting is described.
    var definition: SettingDefinition {
        switch self {
        case .host:
            SettingDefinition(
                .receive, .text("address"), default: "localhost",
                "Address that receives webhooks; localhost is 127.0.0.1 and ::1.")
        case .port:
            SettingDefinition(
                .receive, .port, default: "4100", inFoundFile: true, "Port that receives webhooks; 0 takes a free one.")
        case .publicURL:
            SettingDefinition(
                .receive, .text("url"), inFoundFile: true,
                "URL under which senders reach this receiver, such as a tunnel's, where they sign it.")
        case .trustProxy:
            SettingDefinition(
                .receive, .text("range"), isList: true, "Address or range whose X-Forwarded-For is believed.")
        case .output:
            SettingDefinition(
                .receive, .word(OutputForm.allCases.map(\.rawValue)), default: "pretty", inFoundFile: true,
                "How captures are printed: pretty, json or quiet.")

        case .secret:
            SettingDefinition(
                .secrets, .text("id=source"), isList: true,
                "A provider's secret: ID=env:NAME, ID=file:PATH or ID=SECRET.")
        case .verifyToken:
            SettingDefinition(
                .secrets, .text("id=source"), isList: true,
                "The token that a provider's handshake has to carry: as for --secret.")
        case .pin:
            SettingDefinition(
                .secrets, .text("path=id"), isList: true, inFoundFile: true,
                "Take requests to a path for a provider's: /path=ID; * and ? are wildcards.")
        case .providerDir:
            SettingDefinition(
                .secrets, .text("folder"), isList: true, "Folder with provider documents of your own.")

        case .forward:
            SettingDefinition(
                .forward, .text("target"), isList: true, separator: ";", inFoundFile: true,
                "Forward captures to an app: URL, or 'QUERY URL' such as 'stripe invoice.* 3000'; 'name=app QUERY URL' "
                    + "names it; or 'key=glob,key=glob URL' with name, provider, event, path, signature.")
        case .retry:
            SettingDefinition(
                .forward, .text("waits"), default: "1s,5s,30s,2m,10m", inFoundFile: true,
                "Waits before further attempts; none; exponential; or provider, for what each provider does.")
        case .deadline:
            SettingDefinition(
                .forward, .duration, inFoundFile: true,
                "Time that an app has for its response; the provider's, else 30s, unless given.")
        case .parallel:
            SettingDefinition(
                .forward, .count, default: "1", inFoundFile: true,
                "First attempts that may be open at one app at once.")
        case .strictOrder:
            SettingDefinition(
                .forward, .flag, inFoundFile: true, "Hold everything for an app behind a delivery that has not ended.")
        case .timeScale:
            SettingDefinition(
                .forward, .count, default: "1", inFoundFile: true, "Divide the waits between attempts by this.")
        case .allowRemote:
            SettingDefinition(.forward, .flag, "Let captures be forwarded to other machines.")
        case .keepHost:
            SettingDefinition(.forward, .flag, inFoundFile: true, "Leave the Host header as it came.")
        case .addHeader:
            SettingDefinition(
                .forward, .text("line"), isList: true, separator: ";", inFoundFile: true,
                "Header line for apps: 'NAME: VALUE', or 'TARGET NAME: VALUE' for one of them.")
        case .removeHeader:
            SettingDefinition(
                .forward, .text("name"), isList: true, inFoundFile: true,
                "Header that apps do not get: NAME, or 'TARGET NAME' for one of them.")
        case .insecure:
            SettingDefinition(.forward, .flag, "Do not check the certificates of apps behind https.")
        case .ca:
            SettingDefinition(
                .forward, .text("file"),
                "Certificates in PEM form that are believed beside the system's, for apps behind https.")

        case .answerFrom:
            SettingDefinition(
                .respond, .text("name"), inFoundFile: true,
                "Name of the target whose responses the senders get, who then retry unless --retry is given; 502 when "
                    + "it is down, 504 when it is late.")
        case .enforce:
            SettingDefinition(
                .respond, .flag, inFoundFile: true,
                "Answer as a correct handler would: 401 for bad signatures, 400 for bad payloads.")

        case .inspectHost:
            SettingDefinition(
                .inspect, .text("address"), default: "localhost",
                "Address of the inspector, as for --host; anything but loopback needs --inspect-token.")
        case .inspectPort:
            SettingDefinition(
                .inspect, .port, default: "4101", inFoundFile: true, "Port of the inspector; 0 takes a free one.")
        case .inspectHostName:
            SettingDefinition(
                .inspect, .text("name"), isList: true,
                "Host name under which the inspector may be asked, beside loopback names.")
        case .inspectToken:
            SettingDefinition(
                .inspect, .text("token"), "Token that every request to the inspector has to carry as a bearer token.")
        case .inspectProxy:
            SettingDefinition(.inspect, .flag, "Let requests to the inspector come through a proxy.")
        case .showCredentials:
            SettingDefinition(.inspect, .flag, "Show credentials that requests carried in text answers, too.")

        case .store:
            SettingDefinition(
                .store, .text("path"),
                "SQLite file for the captures; $XDG_DATA_HOME/hooksight/captures.sqlite unless given.")
        case .keepBytes:
            SettingDefinition(
                .store, .sizeOrNone, default: "10GB",
                "Size of the store, from 1MB up, at which the oldest captures are dropped; none for no limit.")
        case .keep:
            SettingDefinition(
                .store, .countOrNone, default: "none",
                "Number of captures beyond which the oldest are dropped; none for no limit.")
        case .keepDays:
            SettingDefinition(
                .store, .countOrNone, default: "none", "Days after which captures are dropped; none for no limit.")

        case .maxBody:
            SettingDefinition(
                .limits, .size, default: "32MiB", inFoundFile: true,
                "Longest body that is kept whole; longer ones are answered 413.")
        case .maxInFlight:
            SettingDefinition(
                .limits, .size, default: "256MiB", inFoundFile: true,
                "Bytes of bodies that are received and not yet answered, over all connections.")
        case .headTimeout:
            SettingDefinition(.limits, .duration, default: "10s", inFoundFile: true, "Time for a request's head.")
        case .bodyTimeout:
            SettingDefinition(
                .limits, .duration, default: "30s", inFoundFile: true,
                "Time for a request's body, beside what a steady 16 KiB/s earn.")
        case .idleTimeout:
            SettingDefinition(
                .limits, .duration, default: "120s", inFoundFile: true,
                "Time that a connection may be idle; longer than a tunnel in front keeps its own.")
        }
    }
}
