import ArgumentParser

/// What `sign` is given beside a scheme: the request, the secret, the clock, the form of output.
struct SignOptions: ParsableArguments {
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

    @Option(
        help: ArgumentHelp("Write the body to this file as it was signed.", valueName: "file"),
        completion: .file())
    var bodyOut: String?
}
