import ArgumentParser
import FoundationEssentials

/// `hooksight run`: a listener around a command, and what has to come meanwhile.
struct RunCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Run a command, such as your tests, with a listener around it, and check what came.",
        usage: "hooksight run [<options>] -- <command> ...",
        discussion: """
              hooksight run --expect 'stripe invoice.paid signature:verified' -- npm test
              hooksight run --expect 'path:/a' --expect 'path:/b' --in-order -- ./smoke.sh
              hooksight run --expect-none 'payload:invalid' --within 1s -- pytest

            The listener has free ports and an empty store of its own. The command finds it by HOOKSIGHT_URL, by \
            HOOKSIGHT_URL_STRIPE and the like with each provider's path, by HOOKSIGHT_INSPECT, and `hooksight wait` and \
            all other commands in it by HOOKSIGHT_STORE. When it has ended, so much as --within is waited for what is \
            expected; when it has failed, no longer. A command that fails decides: its own \
            exit code, or 128 and the signal that ended it. Exit codes: 0 all came, 1 what is expected did not come, 2 \
            the command could not be started, 64 a query was not understood.
            """
    )

    @OptionGroup(title: "Expect") var expectations: ExpectOptions

    @OptionGroup var options: RunOptions

    @Argument(help: "The command and its arguments, behind --.")
    var command: [String] = []

    /// Whether the command stands behind `--`, and nothing of it before: what is an option here may be one of its own.
    var isCommandApart: Bool { CommandLine.arguments.suffix(command.count + 1).first == "--" }

    func run() async throws {
        try await CommandFailure.reporting {
            let folder = expectations.keepStore == nil ? try RunFolder() : nil
            defer { folder?.remove() }
            let store = expectations.keepStore ?? folder.map { "\($0.path)/captures.sqlite" } ?? ""
            let settings = try RunSettings(
                self, store: store, environment: ProcessInfo.processInfo.environment)
            let status = try await RunSession(settings).run()
            if status != 0 { throw ExitCode(status) }
        }
    }
}
