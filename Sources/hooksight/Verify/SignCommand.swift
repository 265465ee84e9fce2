import ArgumentParser
import FoundationEssentials
import HookModel

/// `hooksight sign`: a body signed as a provider signs it; the mirror of `verify`.
struct SignCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sign",
        abstract: "Sign a body as a provider does, and print the header lines, a curl line, or the whole request.",
        discussion: """
              hooksight sign --provider stripe body.json > headers.txt
              hooksight verify --provider stripe --header @headers.txt body.json
              hooksight sign --provider github --curl --to 3000 \\
                --header 'X-GitHub-Event: push' push.json
              hooksight sign --header-name X-Sig --algorithm sha256 --secret … \\
                --raw body.json

            The secret is --secret, else the first that `listen` is configured with (HOOKSIGHT_SECRET_STRIPE). Where a \
            signature, an id or a time stands in the body, signing changes that: --body-out FILE or --raw takes it. Exit \
            codes: 0 signed, 2 could not be signed (no file, no secret, a key that only verifies), 64 wrong usage.
            """
    )

    @Argument(help: ArgumentHelp("A file with the body, or - for standard input."))
    var source: String?

    @OptionGroup(title: "Request") var request: SignOptions

    @OptionGroup(title: "A scheme of your own") var scheme: SchemeOptions

    @OptionGroup var providers: CatalogOptions

    @Option(
        help: ArgumentHelp("Settings file; hooksight.json in the working directory unless given.", valueName: "file"),
        completion: .file())
    var config: String?

    func run() async throws {
        try await CommandFailure.reporting {
            if scheme.printDocument != nil {
                return Terminal.standardOutput.line(try SchemeDocument(scheme).text)
            }
            try refuse()
            let signing = try SignRun(self, environment: ProcessInfo.processInfo.environment).signing()
            try signing.writeBody(request.bodyOut)
            if request.json {
                Terminal.standardOutput.line(SignObject.text(signing))
            } else if request.raw {
                Terminal.standardOutput.write(signing.rawText)
            } else if request.curl {
                Terminal.standardOutput.line(CurlLine(signing, body: request.bodyOut ?? source ?? "-").text)
            } else {
                for header in signing.signature { Terminal.standardOutput.line("\(header.name): \(header.value)") }
            }
        }
    }

    private func refuse() throws(SettingError) {
        guard let source else {
            throw SettingError("nothing to sign; name the file with the body, or - for standard input")
        }
        let forms = [("--curl", request.curl), ("--raw", request.raw), ("--json", request.json)].filter(\.1).map(\.0)
        guard forms.count < 2 else {
            throw SettingError("\(forms[0]) and \(forms[1]): expected one form of output; leave one out")
        }
        guard request.curl || request.to == nil else {
            throw SettingError("--to goes with --curl; the URL that is signed is --url")
        }
        if let given = scheme.given, let provider = request.provider {
            throw SettingError(
                "--provider \(SafeLine.escape(provider)) and \(given): expected a provider or a scheme of your own")
        }
        guard scheme.isGiven || request.provider != nil else {
            throw SettingError(
                "nothing says how to sign; name a provider with --provider ID, or tell the scheme with --header-name NAME"
            )
        }
        guard request.secret.count < 2 else {
            throw SettingError("--secret: a request is signed with one; leave the others out")
        }
        guard source != "-" || !request.header.contains("@-") else {
            throw SettingError("standard input can be read only once")
        }
    }
}
