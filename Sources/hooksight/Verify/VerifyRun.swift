import FoundationEssentials
import HookDiagnosis
import HookModel
import HookProviders

/// Checks one signature: finds request, provider, secrets, URL and time, and judges as the receiver would.
struct VerifyRun {
    private let command: VerifyCommand
    private let environment: [String: String]
    private let values: SettingValues
    private let catalog: Catalog
    private let url: CalledURL?

    init(_ command: VerifyCommand, environment: [String: String]) throws {
        self.command = command
        self.environment = environment
        values = SettingValues(
            flags: command.flags, environment: environment, file: try ConfigFile.find(named: command.options.config))
        catalog = try values.catalog()
        url = try command.request.url.map { text throws(SettingError) in try CalledURL(text) }
    }

    /// What was found out.
    func report() async throws -> VerifyReport {
        let now = WallClock.system.now()
        let at = try command.request.at.map { text throws(SettingError) in try MomentText.read(text, now: now) }
        var input = try await input()
        let (document, identification) = try document(of: input)
        if input.isPieced, input.head.block.string("Content-Type") == nil, AssumedForm.fits(input.body, document) {
            input.sayForm()
            input.warnings.append("no Content-Type was given; the body is taken for a form")
        }
        let secrets = try SignatureSecrets(
            command.request.secret, for: document, values: values, environment: environment, catalog: catalog)
        warn(input.warnings + secrets.warnings)
        let verifier = try SignatureVerifier(document.signatures, secrets: secrets.own)
        let url = try senderURL(of: input)
        if verifier.needsURL, url == nil {
            throw CommandFailure(
                description: "the sender signs the URL that it calls, and nothing tells it; give it with --url URL")
        }
        let diagnoser = SignatureDiagnoser(document, secrets: secrets.all, catalog: catalog)
        let time = at ?? input.receivedAt ?? now
        return try input.body.withUnsafeBytes { body in
            var finding = verifier.verify(input.head, body: body, url: url, now: time)
            // For a scheme of flags no secret can be configured, which is what a diagnosis would advise.
            let isExplained = finding.verdict != .noSecret || !command.scheme.isGiven
            finding.diagnosis =
                isExplained
                ? diagnoser.diagnose(finding, head: input.head, body: body, url: url, at: time, .large) : []
            return VerifyReport(
                document: document, isFromFlags: command.scheme.isGiven, identification: identification,
                finding: finding,
                steps: try VerificationSteps(
                    document, secrets: secrets.own, head: input.head, body: body, url: url, at: time),
                expected: command.request.showExpected
                    ? try ExpectedSignature.all(
                        document, secrets: secrets.own, head: input.head, body: body, url: url) : nil,
                time: time, clock: at != nil ? .told : input.receivedAt != nil ? .received : .now,
                url: verifier.needsURL ? url : nil)
        }
    }

    private func input() async throws -> RequestInput {
        if let raw = command.request.raw { return try RequestInput.raw(raw) }
        guard let source = command.source else {
            throw SettingError("nothing to verify; name the file with the body, --raw FILE, or a capture's id")
        }
        guard !RequestInput.isCapture(source) else {
            return try await RequestInput.capture(source, command.options)
        }
        return try RequestInput.pieces(source, HeaderArgument.read(command.request.header), url)
    }

    private func document(of input: RequestInput) throws -> (ProviderDocument, Identification?) {
        if command.scheme.isGiven { return (try SchemeDocument(command.scheme).document, nil) }
        if let id = command.request.provider {
            return (try ProviderNames.document(id, in: catalog, origin: "--provider"), nil)
        }
        // A capture keeps who was found when it came: pins counted then.
        let found =
            input.identification.flatMap { $0.provider.flatMap(catalog.document) == nil ? nil : $0 }
            ?? input.body.withUnsafeBytes { bytes in
                RequestBody.read(bytes, input.head) { body in
                    Identifier(catalog).identify(
                        input.head, body.text, hasBody: !bytes.isEmpty, isJSON: body.kind == .json)
                }
            }
        guard let found, let document = found.provider.flatMap(catalog.document) else {
            let because = found?.candidates ?? ""
            let reasons =
                found?.nearest.map { "; \($0.text)" }
                ?? (because.isEmpty ? "" : " (\(because))")
            throw CommandFailure(
                description: "cannot tell the provider\(reasons); name it with --provider ID, or tell "
                    + "the scheme with --header-name NAME and so on")
        }
        return (document, found)
    }

    /// The URL as the sender called it: as told, or as the receiver would take it from the request; nil where only
    /// `--url` could tell it.
    private func senderURL(of input: RequestInput) throws -> SenderURL? {
        if let url { return SenderURL(url.text) }
        if input.isPieced { return nil }
        let proxies = values.all(.trustProxy).compactMap { AddressRange($0.text) }
        let rule = SenderURLRule(publicURL: try values.publicURL(), trustedProxies: proxies)
        return rule.url(of: input.head, from: input.connection ?? IPAddress("127.0.0.1"))
    }

    private func warn(_ warnings: [String]) {
        for warning in warnings {
            Terminal.standardError.line(
                Terminal.standardError.paint("warning: \(SafeLine.escape(warning))", .notable))
        }
    }
}
