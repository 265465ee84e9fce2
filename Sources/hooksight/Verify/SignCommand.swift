import ArgumentParser
import FoundationEssentials
import HookModel

/// `hooksight sign`: a body signed as a provider signs it; the mirror of `verify`.
struct SignCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sign",
        abstract: "Sign a body as a provider does, and print the header lines, a curl line, or the whole request.",
        discussion: """
            hooksight sign --provider stripe --secret whsec_… body.json > headers.txt
            hooksight verify --provider stripe --secret whsec_… --header @headers.txt body.json
            hooksight sign --provider github --curl --to http://localhost:3000/hooks --header 'X-GitHub-Event: push' push.json
            hooksight sign --header-name X-Sig --algorithm sha256 --secret … --raw body.json | hooksight verify --raw - …

            The secret is --secret, else the first that `listen` is configured with (HOOKSIGHT_SECRET_STRIPE). Where a \
            signature, an id or a time stands in the body, signing changes that: --body-out FILE or --raw takes it. Exit \
            codes: 0 signed, 2 could not be signed (no file, no secret, a key that only verifies), 64 wrong usage.
            """
    )

    @Argument(help: ArgumentHelp("A file with the body, or - for standard input."))
    var source: String?

    @Option(help: ArgumentHelp("As whom to sign; `hooksight providers` lists them.", valueName: "id"))
    var provider: String?

    @Option(
        parsing: .unconditionalSingleValue,
        help: ArgumentHelp(
            "The whole secret; or env:NAME, file:PATH, or text:SECRET for one that begins like these.",
            valueName: "secret"))
    var secret: [String] = []

    @Option(
        name: [.customShort("H"), .long],
        help: ArgumentHelp(
            "A header line of the request, 'Name: value'; @FILE reads lines from a file; repeatable.", valueName: "line"
        ))
    var header: [String] = []

    @Option(help: ArgumentHelp("The URL that is called, for senders that sign it.", valueName: "url"))
    var url: String?

    @Option(
        help: ArgumentHelp(
            "The time of signing: RFC 3339, Unix seconds or milliseconds, or how long ago: 5m. (default: now)",
            valueName: "time"))
    var at: String?

    @Option(help: ArgumentHelp("The id that goes with the signature, where it has one; a new one unless given."))
    var id: String?

    @Option(help: ArgumentHelp("The request's method. (default: POST)", valueName: "method"))
    var method: String?

    @Flag(help: "Print a curl line that sends the exact body.")
    var curl = false

    @Option(
        help: ArgumentHelp(
            "Where that sends to: a port or a URL; --url, else a listener on this machine, unless given.",
            valueName: "url"))
    var to: String?

    @Flag(help: "Print the whole request: head, blank line, body.")
    var raw = false

    @Flag(help: "Print a JSON object.")
    var json = false

    @Option(help: ArgumentHelp("Write the body to this file as it was signed.", valueName: "file"))
    var bodyOut: String?

    @OptionGroup(title: "A scheme of your own") var scheme: SchemeOptions

    @OptionGroup var providers: CatalogOptions

    @Option(
        help: ArgumentHelp("Settings file; hooksight.json in the working directory unless given.", valueName: "file"))
    var config: String?

    func run() async throws {
        try await CommandFailure.reporting {
            if scheme.printDocument != nil {
                return Terminal.standardOutput.line(try SchemeDocument(scheme).text)
            }
            try refuse()
            let signing = try SignRun(self, environment: ProcessInfo.processInfo.environment).signing()
            try signing.writeBody(bodyOut)
            if json {
                Terminal.standardOutput.line(SignObject.text(signing))
            } else if raw {
                Terminal.standardOutput.write(signing.rawText)
            } else if curl {
                Terminal.standardOutput.line(CurlLine(signing, body: bodyOut ?? source ?? "-").text)
            } else {
                for header in signing.signature { Terminal.standardOutput.line("\(header.name): \(header.value)") }
            }
        }
    }

    private func refuse() throws(SettingError) {
        guard let source else {
            throw SettingError("nothing to sign; name the file with the body, or - for standard input")
        }
        let forms = [("--curl", curl), ("--raw", raw), ("--json", json)].filter(\.1).map(\.0)
        guard forms.count < 2 else {
            throw SettingError("\(forms[0]) and \(forms[1]): expected one form of output; leave one out")
        }
        guard curl || to == nil else { throw SettingError("--to goes with --curl; the URL that is signed is --url") }
        if let given = scheme.given, let provider {
            throw SettingError(
                "--provider \(SafeLine.escape(provider)) and \(given): expected a provider or a scheme of your own")
        }
        guard scheme.isGiven || provider != nil else {
            throw SettingError(
                "nothing says how to sign; name a provider with --provider ID, or tell the scheme with --header-name NAME"
            )
        }
        guard secret.count < 2 else {
            throw SettingError("--secret: a request is signed with one; leave the others out")
        }
        guard source != "-" || !header.contains("@-") else {
            throw SettingError("standard input can be read only once")
        }
    }
}
