import ArgumentParser
import HookModel
import HookReceiver
import HookStore
import JSONText

/// `hooksight targets forget`.
struct TargetsForgetCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "forget",
        abstract: "Forget a target that is not configured any more, with all deliveries to it.",
        aliases: ["remove"]
    )

    @Argument(help: "The target's name.", completion: .targets)
    var name: String

    @Flag(help: "Forget it although deliveries are pending, which are deleted, too.")
    var yes = false

    @OptionGroup var options: StoreOptions

    func run() async throws {
        try await CommandFailure.reporting {
            try await refusePending()
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

    /// Pending deliveries are what somebody may still want.
    private func refusePending() async throws {
        let counts = try await Store.open(try options.resolve().store).deliveryCounts()
        guard !yes, let pending = counts[name]?[.pending], pending > 0 else { return }
        let isConfigured = try await StoreAccess.inspector(options)?.get("/targets")["targets"]?.elements.contains {
            $0["name"]?.string == name && $0["url"] != nil
        }
        // The listener says why that one cannot be forgotten at all.
        if isConfigured == true { return }
        throw SettingError(
            "\(SafeLine.escape(name)) has \(pending) pending deliver\(pending == 1 ? "y" : "ies"), which would be "
                + "deleted; --yes forgets it with them")
    }
}
