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
            hooksight verify --provider stripe --secret whsec_… --header 'Stripe-Signature: t=…' body.json
            hooksight verify --raw request.http --public-url https://abc.example
            hooksight verify latest
            hooksight verify --header-name X-Sig --algorithm sha256 --encoding hex --content '{timestamp}.{body}' \
            --timestamp-header X-Time --tolerance 5m --secret … --header 'X-Sig: …' --header 'X-Time: …' body.json

            A number or `latest` is a capture of the store, whether a listener runs or not; a file of such a name is ./42. \
            The provider is identified as `listen` does it unless it is named. Secrets that are configured for `listen` \
            (HOOKSIGHT_SECRET_STRIPE) are used unless --secret gives others; `ps` does not show those. Exit codes: 0 \
            verified, 1 not, 2 could not be checked (no file, no provider, no secret), 64 wrong usage.
            """
    )

    @Argument(help: ArgumentHelp("A file with the body's exact bytes, - for standard input, or a capture's id."))
    var source: String?

    @Option(help: ArgumentHelp("Whose request it is; as it tells unless given.", valueName: "id"))
    var provider: String?

    @Option(
        parsing: .unconditionalSingleValue,
        help: ArgumentHelp(
            "The whole secret; or env:NAME, file:PATH, or text:SECRET for one that begins like these; repeatable.",
            valueName: "secret"))
    var secret: [String] = []

    @Option(
        name: [.customShort("H"), .long],
        help: ArgumentHelp(
            "A header line, 'Name: value'; @FILE reads lines from a file; repeatable.", valueName: "line"))
    var header: [String] = []

    @Option(
        help: ArgumentHelp(
            "A file with the whole request: head, blank line, body; - is standard input.", valueName: "file"))
    var raw: String?

    @Option(help: ArgumentHelp("The URL that the sender called, where it signs that.", valueName: "url"))
    var url: String?

    @Option(
        help: ArgumentHelp("Or where senders reach the receiver; path and query are the request's.", valueName: "url"))
    var publicURL: String?

    @Option(
        help: ArgumentHelp(
            "The clock: RFC 3339, Unix seconds or milliseconds, or how long ago: 5m. Else a capture's time of receipt, "
                + "else now.", valueName: "time"))
    var at: String?

    @Flag(help: "Show what the right signature would have been, to whoever has the secret.")
    var showExpected = false

    @Flag(help: "Print a JSON object.")
    var json = false

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
            if json {
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
        flags[.publicURL] = publicURL.map { [$0] }
        return flags
    }

    private func refuse() throws(SettingError) {
        if let source, let raw {
            throw SettingError(
                "\(SafeLine.escape(source)) and --raw \(SafeLine.escape(raw)): expected one request; leave one out")
        }
        let isWhole = raw != nil || source.map(RequestInput.isCapture) ?? false
        if isWhole, !header.isEmpty {
            throw SettingError("--header: a whole request has its own header lines; give the body alone as a file")
        }
        if let given = scheme.given, let provider {
            throw SettingError(
                "--provider \(SafeLine.escape(provider)) and \(given): expected a provider or a scheme of your own")
        }
        if url != nil, publicURL != nil {
            throw SettingError("--url and --public-url: expected one of them; --url is the whole URL that was called")
        }
        if !isWhole, publicURL != nil {
            throw SettingError("--public-url: the file has no path of its own; give the whole URL with --url")
        }
        guard [source, raw].count(where: { $0 == "-" }) + header.count(where: { $0 == "@-" }) < 2 else {
            throw SettingError("standard input can be read only once")
        }
    }
}
