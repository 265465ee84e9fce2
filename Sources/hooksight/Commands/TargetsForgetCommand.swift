import ArgumentParser
import HookReceiver
import HookStore
import JSONText

/// `hooksight targets forget`.
struct TargetsForgetCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "forget",
        abstract: "Forget a target that is not configured any more, with all deliveries to it."
    )

    @Argument(help: "The target's name.", completion: .targets)
    var name: String

    @OptionGroup var options: StoreOptions

    func run() async throws {
        try await CommandFailure.reporting {
            let count: Int
            switch try StoreAccess.open(options) {
            case .running(let inspector):
                let answer = try await inspector.delete("/targets/\(InspectorClient.escaped(name))")
                count = answer["deliveries"]?.int ?? 0
            case .own(let writer):
                count = try await DeliveryController(writer).forget(name)
                try writer.close()
            }
            Terminal.standardOutput.line(
                "\(SafeLine.escape(name)) is forgotten, with \(count) \(count == 1 ? "delivery" : "deliveries")")
        }
    }
}
