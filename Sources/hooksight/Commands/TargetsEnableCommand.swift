import ArgumentParser
import HookReceiver
import HookStore
import JSONText

/// `hooksight targets enable`.
struct TargetsEnableCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "enable",
        abstract: "Switch a target on that was switched off as its provider would; what waits is handed on."
    )

    @Argument(help: "The target's name.")
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
                wasOff ? "\(safe) is switched on again" : "\(safe) was not switched off; its failures count from none")
        }
    }
}
