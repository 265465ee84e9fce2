import ArgumentParser
import FoundationEssentials

/// `hooksight send`: a provider's request, now, to an app under development.
struct SendCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "send",
        abstract: "Send a provider's event to your app, signed, and show the answer.",
        discussion: """
            Each request is a new event: the first example of the provider's document with an id of its own and the \
            time now. With --body the bytes are sent as they are. The secret is the provider's first one: --secret, or \
            HOOKSIGHT_SECRET_OMNISALES. Exit codes: 0 every answer was 2xx, 1 one was not, 2 the app could not be \
            reached, 64 wrong usage.

              hooksight send omnisales order.created --to 3000 --set /data/total=5
            """
    )

    @Argument(help: "A provider's id; `hooksight providers` lists them.", completion: .providers)
    var provider: String

    @Argument(help: "An event type of that provider; may be left out with --body.", completion: .events)
    var event: String?

    @Option(
        help: ArgumentHelp(
            "The app: a port, a URL or unix:/path. A path in it is posted to, else the provider's own.",
            valueName: "url"))
    var to: String?

    @Option(
        help: ArgumentHelp("Send this file as it is; - is standard input.", valueName: "file"),
        completion: .file())
    var body: String?

    @Option(
        name: .customLong("set"),
        help: ArgumentHelp(
            "Change the payload before it is signed: /data/total=5; what is not JSON is a string; repeatable.",
            valueName: "pointer=value"))
    var edits: [String] = []

    @Option(
        name: .customLong("break"),
        help: ArgumentHelp("Make wrong: signature, timestamp or payload; repeatable.", valueName: "what"))
    var faults: [String] = []

    @Option(
        help: ArgumentHelp("A further header line: 'X-Hooksight-Label: t1', or @FILE; repeatable.", valueName: "line"))
    var header: [String] = []

    @Option(help: ArgumentHelp("How many to send, one after the other. (default: 1)", valueName: "number"))
    var times: String?

    @Option(help: ArgumentHelp("How many to begin in a second (10/s), minute or hour at most.", valueName: "rate"))
    var rate: String?

    @Option(
        help: ArgumentHelp(
            "What to sign with: env:NAME, file:PATH, or the secret itself (text:SECRET for one that begins like these); also with ID= in front.",
            valueName: "secret"))
    var secret: [String] = []

    @Option(help: "Folder with provider documents of your own; repeatable.")
    var providerDir: [String] = []

    @Option(help: ArgumentHelp("Time for each answer; the provider's, else 30s, unless given.", valueName: "time"))
    var deadline: String?

    @Flag(help: "Let samples be sent to other machines.")
    var allowRemote = false

    @Option(
        help: ArgumentHelp("PEM file of certificates to believe beside the system's.", valueName: "file"),
        completion: .file())
    var ca: String?

    @Flag(help: "Do not check the certificate of an app behind https.")
    var insecure = false

    @Option(help: "Settings file; hooksight.json in the working directory unless given.")
    var config: String?

    @Flag(help: "Print a JSON object for each answer, one in a line.")
    var json = false

    func run() async throws {
        try await CommandFailure.reporting {
            let settings = try SendSettings(self, environment: ProcessInfo.processInfo.environment)
            for warning in settings.warnings {
                Terminal.standardError.line(Terminal.standardError.paint("warning: \(warning)", .notable))
            }
            let status = try await SampleRun(settings).run()
            if status != 0 { throw ExitCode(status) }
        }
    }

    /// What was given, by the setting of `listen` that means the same.
    var flags: [Setting: [String]] {
        var flags: [Setting: [String]] = [.providerDir: providerDir]
        flags[.deadline] = deadline.map { [$0] }
        flags[.ca] = ca.map { [$0] }
        if allowRemote { flags[.allowRemote] = ["true"] }
        if insecure { flags[.insecure] = ["true"] }
        flags[.secret] = secret.map { text in
            // What names no provider is for the one whose event is sent; base64 may end with the sign, too.
            let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let isNamed =
                parts.count == 2 && (parts[0] == provider || SecretSource.isMarked(String(parts[1])))
                && !SecretSource.isMarked(text)
            return isNamed ? text : "\(provider)=\(text)"
        }
        return flags
    }
}
