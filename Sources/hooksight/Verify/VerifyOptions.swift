import ArgumentParser

/// What `verify` is given beside a scheme: the request, the secrets, the clock, the form of output.
struct VerifyOptions: ParsableArguments {
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
            "A file with the whole request: head, blank line, body; - is standard input.", valueName: "file"),
        completion: .file())
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
}
