import ArgumentParser
import FoundationEssentials

/// `hooksight listen`: receiver and inspector until a signal ends them.
struct ListenCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "listen",
        abstract: "Receive webhooks, judge and store them, and show them. `hooksight` alone does the same.",
        discussion: """
            Each setting is a flag, a variable, and a key of hooksight.json (max_body for --max-body); the flag beats \
            the variable, the variable the file. Secrets: HOOKSIGHT_SECRET_OMNISALES, more in …_OMNISALES_2 and so on.
            """
    )

    @OptionGroup var options: ListenOptions

    func run() async throws {
        try await CommandFailure.reporting {
            let settings = try ListenSettings(options, environment: ProcessInfo.processInfo.environment)
            try await Listener(settings).run()
        }
    }
}
