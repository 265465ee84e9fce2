import ArgumentParser
import HookModel
import HookProviders
import HookTLS
import HookTransport
import JSONText

/// Everything that `send` needs to know, read and checked before anything is sent.
struct SendSettings {
    let document: ProviderDocument
    let target: SendTarget
    let maker: RequestMaker
    /// The first request, made to see that requests can be made.
    let first: ProviderRequest
    let faults: Set<SampleFault>
    /// Header lines beside the provider's own.
    let headers: [HeaderLine]
    let times: Int
    /// The time from one request to the next; nil to send as fast as answers come.
    let interval: Duration?
    let deadline: Duration
    let allowsRemote: Bool
    let authorities: TrustedAuthorities
    let isInsecure: Bool
    let printsJSON: Bool
    let warnings: [String]

    /// Reads the settings; flag over variable over file over default, as for `listen`.
    ///
    /// - Throws: `SettingError` for the first that cannot be used; `CatalogError` for a bad provider document;
    ///   `CommandFailure` for a body that cannot be read.
    init(_ command: SendCommand, environment: [String: String]) throws {
        let file = try ConfigFile.find(named: command.config)
        let values = SettingValues(flags: command.flags, environment: environment, file: file)
        let catalog = try values.catalog()
        let document = try ProviderNames.document(command.provider, in: catalog)
        self.document = document
        guard let to = command.to else {
            throw SettingError(
                "nothing says where to send to; name your app, such as --to 3000, "
                    + "or a listener, --to http://127.0.0.1:4100")
        }
        target = try SendTarget(to)
        times = try SendSettings.times(command.times)
        interval = try command.rate.map { text in
            guard let interval = SendRate.interval(text) else {
                throw SettingError("--rate", text, expected: "a rate such as 10/s, 600/m or 5/h")
            }
            return interval
        }
        deadline =
            values.first(.deadline) == nil
            ? document.delivery.deadline ?? .seconds(30) : try values.duration(.deadline)
        allowsRemote = try values.bool(.allowRemote)
        authorities = try ForwardSettings.authorities(values)
        isInsecure = try values.bool(.insecure)
        printsJSON = command.json
        faults = Set(try command.faults.map(SendSettings.fault))
        headers = try HeaderArgument.read(command.header).map { HeaderLine(name: $0.name, value: $0.value) }
        let secrets = try SecretSettings(values: values.all(.secret), environment: environment, catalog: catalog)
        let edits = try command.edits.map { text in
            do { return try JSONEdit(text) } catch { throw SettingError("--set \(SafeLine.escape("\(error)"))") }
        }
        let source = try SendSettings.source(command, document)
        let url = SendURL(target: target, publicURL: try values.publicURL())
        do {
            maker = try RequestMaker(
                document, source, edits: edits, faults: faults, secret: secrets.secrets[document.id]?.first,
                userAgent: "Hooksight/\(Version.text)", url: { url.url(path: $0) })
            first = try maker.request(at: WallClock.system.now())
        } catch let error as SampleError {
            throw SendSettings.explain(error, document)
        } catch let error as SecretError {
            throw SettingError("\(error)")
        }
        var warnings = secrets.warnings
        if command.body != nil, let type = command.event, first.event.type != type {
            let found = first.event.type.map { "the event \"\(SafeLine.escape($0, limit: 60))\"" } ?? "no event type"
            warnings.append("the body has \(found), not \"\(SafeLine.escape(type))\"; it is sent as it is")
        }
        self.warnings = warnings
    }

    private static func source(_ command: SendCommand, _ document: ProviderDocument) throws -> SampleSource {
        if let body = command.body { return .bytes(try BodyFile.read(body), type: command.event) }
        guard let type = command.event else {
            throw SettingError(
                "no event was named; `hooksight providers \(document.id)` lists those of \(document.name), "
                    + "and --body FILE sends a file")
        }
        return .example(try ProviderNames.event(type, of: document))
    }

    private static func times(_ text: String?) throws -> Int {
        guard let text else { return 1 }
        guard let times = Int(text), (1...1_000_000).contains(times) else {
            throw SettingError("--times", text, expected: "a number from 1 to 1000000")
        }
        return times
    }

    private static func fault(_ text: String) throws -> SampleFault {
        guard let fault = SampleFault(rawValue: text) else {
            throw SettingError("--break", text, expected: "signature, timestamp or payload")
        }
        return fault
    }

    /// The words of the command line for what cannot be made.
    private static func explain(_ error: SampleError, _ document: ProviderDocument) -> SettingError {
        switch error {
        case .noSecret(let id):
            let variable = SecretSettings.variable(id)
            return SettingError(
                "\(document.name) signs its requests, and no secret is configured for it; "
                    + "set \(variable), or use --secret env:NAME or --secret file:PATH")
        case .cannotBreak(let fault, _): return SettingError("--break \(fault.rawValue): \(error)")
        case .payloadStaysValid: return SettingError("--break payload: \(SafeLine.escape("\(error)"))")
        case .edit(let cause): return SettingError("--set \(SafeLine.escape("\(cause)"))")
        case .noExample, .notForHeader, .noURL, .noPlaceInBody, .codedBody:
            return SettingError(SafeLine.escape("\(error)"))
        }
    }
}
