import ArgumentParser

/// How captures are replayed: where to, with which changes, how fast.
struct ReplayOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("The target's name; all whose filter fits unless given.", valueName: "name"),
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

    @Flag(help: "Say what would be sent, and send nothing.")
    var dryRun = false

    @Flag(help: "Do not wait for the answers.")
    var noWait = false

    @Flag(help: "Print JSON, one object for each delivery.")
    var json = false
}
