import ArgumentParser
import HookModel
import HookReceiver
import HookStore
import JSONText

/// `hooksight cancel`: deliveries that are not wanted any more.
struct CancelCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cancel",
        abstract: "Cancel pending deliveries by id: they are not attempted any more.",
        discussion: """
              hooksight cancel d7 d8

            A delivery that has ended stays as it is; `hooksight retry` brings a cancelled one back.
            """
    )

    @Argument(
        help: "Ids of deliveries, such as d7; `hooksight deliveries` lists them.", completion: .deliveries,
        transform: ShownID.delivery)
    var ids: [Int64]

    @OptionGroup var options: StoreOptions

    func run() async throws {
        try await CommandFailure.reporting {
            var isDone = true
            switch try StoreAccess.open(options) {
            case .running(let inspector):
                for id in ids {
                    let delivery = try await inspector.delete("/deliveries/\(id)")
                    isDone = CancelCommand.show(id, delivery["state"]?.string, delivery["reason"]?.string) && isDone
                }
            case .own(let writer):
                let control = DeliveryController(writer)
                for id in ids {
                    let delivery = try await control.cancel(id)
                    isDone = CancelCommand.show(id, delivery.state.rawValue, delivery.reason) && isDone
                }
                try writer.close()
            }
            if !isDone { throw ExitCode(1) }
        }
    }

    /// Prints what came of it; gives whether the delivery was cancelled.
    private static func show(_ id: Int64, _ state: String?, _ reason: String?) -> Bool {
        guard reason != Delivery.cancelled else {
            Terminal.standardOutput.line("d\(id) cancelled")
            return true
        }
        let word = state == DeliveryState.failed.rawValue ? "a dead letter" : state ?? "not there"
        Terminal.standardError.line("d\(id) was not cancelled: it is \(word) already")
        return false
    }
}
