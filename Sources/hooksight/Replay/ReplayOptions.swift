import ArgumentParser

/// How captures are replayed: where to, with which changes, how fast.
struct ReplayOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "A target's name, or a port, URL or unix:/path; all targets whose filter fits unless given.",
            valueName: "target"),
        completion: .targets)
    var to: String?

    @Flag(help: "Sign anew, with a timestamp of each attempt's own time.")
    var resign = false

    @Option(
        name: .customLong("edit"),
        help: ArgumentHelp(
            "Change the body: /data/total=5; what is not JSON is a string; repeatable.", valueName: "pointer=value"))
    var edits: [String] = []

    @Option(help: ArgumentHelp("original, max, or a rate such as 10/s. (default: max)", valueName: "speed"))
    var speed: String?

    @Option(
        help: ArgumentHelp("End waiting after so long, with exit code 1; what is queued stays so.", valueName: "time"))
    var timeout: String?

    @Flag(help: "Say what would be sent and what is changed, and send nothing.")
    var dryRun = false

    @Flag(help: "Do not wait for the answers.")
    var noWait = false

    @Flag(help: "Print JSON, one object for each delivery or answer.")
    var json = false

    @Flag(help: "Let a URL be on another machine; targets have their listener's rule.")
    var allowRemote = false

    @Flag(help: "Do not check the certificate of a URL with https.")
    var insecure = false
}
