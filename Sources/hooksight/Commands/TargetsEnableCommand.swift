import ArgumentParser
import HookReceiver
import HookStore
import JSONText

/// `hooksight targets enable`.
struct TargetsEnableCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "enable",
        abstract: "Enable a target that was disabled by its provider's rule; queued deliveries go out."
    )

    @Argument(help: "The target's name.", completion: .targets)
    var name: String

    @OptionGroup var options: StoreOptions

    func run() async throws {
        try await CommandFailure.reporting {
            let wasOff: Bool
            switch try StoreAccess.open(options) {
            case .running(let inspector):
                let answer = try await inspector.post("/targets/\(InspectorClient.escaped(name))/enable")
                wasOff = answer["was_off"]?.bool ?? false
            case .own(let writer):
                wasOff = try await DeliveryController(writer).enable(name)
                try writer.close()
            }
            let safe = SafeLine.escape(name)
            Terminal.standardOutput.line(
                wasOff ? "\(safe) is enabled" : "\(safe) was on; failure count reset")
        }
    }
}
