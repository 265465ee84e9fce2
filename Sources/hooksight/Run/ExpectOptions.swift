import ArgumentParser

/// What a run expects, and what it leaves behind: the flags that `--help` has first.
struct ExpectOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("A capture that has to come; each counts for one query; repeatable.", valueName: "query"))
    var expect: [String] = []

    @Option(
        help: ArgumentHelp(
            "A capture that must not come; without --expect the whole of --within is waited; repeatable.",
            valueName: "query"))
    var expectNone: [String] = []

    @OptionGroup var waiting: WaitOptions

    @Option(help: ArgumentHelp("Write JUnit's XML to this file: a test case for each query.", valueName: "file"))
    var junit: String?

    @Option(help: ArgumentHelp("Keep the captures in this new store.", valueName: "path"))
    var keepStore: String?

    @Flag(help: "Print captures to standard error as `hooksight listen` does.")
    var verbose = false
}
