import ArgumentParser
import FoundationEssentials
import HookModel

/// `hooksight verify`: one signature checked, with the steps that led to the verdict.
struct VerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract:
            "Check one signature and say why it is right or wrong: what was signed, with which key, by which clock.",
        discussion: """
              hooksight verify latest
              hooksight verify --provider stripe --secret whsec_… \\
                --header 'Stripe-Signature: t=…' body.json
              hooksight verify --raw request.http --public-url https://abc.example
              hooksight verify --header-name X-Sig --algorithm sha256 --secret … \\
                --content '{timestamp}.{body}' --timestamp-header X-Time \\
                --header 'X-Sig: …' --header 'X-Time: …' body.json

            A number or `latest` is a capture of the store, whether a listener runs or not; a file of such a name is ./42. \
            The provider is identified as `listen` does it unless it is named. Secrets that are configured for `listen` \
            (HOOKSIGHT_SECRET_STRIPE) are used unless --secret gives others; `ps` does not show those. Exit codes: 0 \
            verified, 1 not, 2 could not be checked (no file, no provider, no secret), 64 wrong usage.
            """
    )

    @Argument(
        help: ArgumentHelp("A file with the body's exact bytes, - for standard input, or a capture's id."),
        completion: .captures)
    var source: String?

    @OptionGroup(title: "Request") var request: VerifyOptions

    @OptionGroup(title: "A scheme of your own") var scheme: SchemeOptions

    @OptionGroup var providers: CatalogOptions

    @OptionGroup var options: StoreOptions

    func run() async throws {
        try await CommandFailure.reporting {
            if scheme.printDocument != nil {
                return Terminal.standardOutput.line(try SchemeDocument(scheme).text)
            }
            try refuse()
            let report = try await VerifyRun(self, environment: ProcessInfo.processInfo.environment).report()
            if request.json {
                Terminal.standardOutput.line(VerifyObject.text(report))
            } else {
                for line in VerifyText(terminal: .standardOutput).lines(report) { Terminal.standardOutput.line(line) }
            }
            guard report.status != 0 else { return }
            if report.finding.verdict == .noSecret {
                let advice = SignatureSecrets.advice(report.document, isKnown: !report.isFromFlags)
                Terminal.standardError.line("error: there is no secret to check with; \(advice)")
            }
            throw ExitCode(report.status)
        }
    }

    /// What was given, by the setting of `listen` that means the same.
    var flags: [Setting: [String]] {
        var flags: [Setting: [String]] = [.providerDir: providers.providerDir]
        flags[.publicURL] = request.publicURL.map { [$0] }
        return flags
    }

    private func refuse() throws(SettingError) {
        if let source, let raw = request.raw {
            throw SettingError(
                "\(SafeLine.escape(source)) and --raw \(SafeLine.escape(raw)): expected one request; leave one out")
        }
        let isWhole = request.raw != nil || source.map(RequestInput.isCapture) ?? false
        if isWhole, !request.header.isEmpty {
            throw SettingError("--header: a whole request has its own header lines; give the body alone as a file")
        }
        if let given = scheme.given, let provider = request.provider {
            throw SettingError(
                "--provider \(SafeLine.escape(provider)) and \(given): expected a provider or a scheme of your own")
        }
        if request.url != nil, request.publicURL != nil {
            throw SettingError("--url and --public-url: expected one of them; --url is the whole URL that was called")
        }
        if !isWhole, request.publicURL != nil {
            throw SettingError("--public-url: the file has no path of its own; give the whole URL with --url")
        }
        guard [source, request.raw].count(where: { $0 == "-" }) + request.header.count(where: { $0 == "@-" }) < 2 else {
            throw SettingError("standard input can be read only once")
        }
    }
}
