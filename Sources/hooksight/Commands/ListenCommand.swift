import ArgumentParser
import FoundationEssentials

/// `hooksight listen`: receiver and inspector until a signal ends them.
struct ListenCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "listen",
        abstract: "Receive webhooks, verify, validate, store, show and forward them (the default).",
        discussion: """
              hooksight --forward 3000
              HOOKSIGHT_SECRET_STRIPE=whsec_… hooksight --forward 3000
              hooksight --forward 'provider=stripe http://localhost:3000/hooks'

            Each setting is a flag, a variable (HOOKSIGHT_MAX_BODY for --max-body) and a key of hooksight.json \
            (max_body); the flag beats the variable, the variable the file. HOOKSIGHT_SECRET_OMNISALES is a \
            provider's secret, …_OMNISALES_2 its next one.
            """
    )

    @OptionGroup var options: ListenOptions

    func run() async throws {
        try await CommandFailure.reporting {
            let settings = try ListenSettings(options, environment: ProcessInfo.processInfo.environment)
            try await ListenRun(settings: settings).run()
        }
    }
}
