import ArgumentParser
import HookModel
import HookReceiver
import HookStore
import JSONText

/// `hooksight retry`: another attempt of deliveries, one or many.
struct RetryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retry",
        abstract: "Retry deliveries now: by id, or all dead letters that match.",
        discussion: """
              hooksight retry d7 d8
              hooksight retry --state failed --target app

            When no listener runs they are attempted once one does.
            """
    )

    @Argument(
        help: "Ids of deliveries, such as d7; `hooksight deliveries` lists them.", completion: .deliveries,
        transform: ShownID.delivery)
    var ids: [Int64] = []

    @Option(
        help: ArgumentHelp("All in this state: failed, pending or delivered.", valueName: "state"),
        completion: .words(of: .delivery))
    var state: String?

    @Option(
        help: ArgumentHelp("All to this target; the failed ones unless --state says otherwise.", valueName: "name"),
        completion: .targets)
    var target: String?

    @Option(
        help: ArgumentHelp("All of this provider's captures; empty for those without one.", valueName: "id"),
        completion: .providers)
    var provider: String?

    @OptionGroup var options: StoreOptions

    func run() async throws {
        try await CommandFailure.reporting {
            let state = try DeliveriesCommand.state(state)
            guard ids.isEmpty != (state == nil && target == nil && provider == nil) else {
                throw SettingError(
                    "expected ids of deliveries, or --state, --target and --provider for all that match; "
                        + "`hooksight retry --state failed` takes all dead letters")
            }
            let count: Int
            var isQueued = false
            switch try StoreAccess.open(options) {
            case .running(let inspector):
                let store = try Store.open(try options.resolve().store)
                for id in ids where try await store.delivery(id) == nil { throw DeliveryControlError.noDelivery(id) }
                try await noteDelivered(in: store)
                count = try await retry(state ?? .failed, through: inspector)
            case .own(let writer):
                try await noteDelivered(in: writer.store)
                count = try await retry(state ?? .failed, with: writer)
                isQueued = count > 0
            }
            if count == 0 { try await GivenNames(provider: provider, target: target).check(options) }
            Terminal.standardOutput.line(
                isQueued
                    ? "\(count) queued; sent when a listener runs"
                    : "retrying \(count) \(count == 1 ? "delivery" : "deliveries")")
        }
    }

    /// An app may not expect what it has taken once more.
    private func noteDelivered(in store: Store) async throws {
        for id in ids where try await store.delivery(id)?.state == .delivered {
            Terminal.standardError.line("note: d\(id) was delivered already; sent again")
        }
    }

    private func retry(_ state: DeliveryState, through inspector: InspectorClient) async throws -> Int {
        guard ids.isEmpty else {
            for id in ids { _ = try await inspector.post("/deliveries/\(id)/retry") }
            return ids.count
        }
        let conditions = [("state", state.rawValue), ("target", target), ("provider", provider)]
            .compactMap { name, value in value.map { "\(name)=\(InspectorClient.escaped($0))" } }
        return try await inspector.post("/deliveries/retry?" + conditions.joined(separator: "&"))["retried"]?.int ?? 0
    }

    private func retry(_ state: DeliveryState, with writer: StoreWriter) async throws -> Int {
        let control = DeliveryController(writer)
        for id in ids where try await writer.store.delivery(id) == nil { throw DeliveryControlError.noDelivery(id) }
        for id in ids { _ = try await control.retry(id) }
        let count =
            try await ids.isEmpty
            ? control.retry(DeliveryFilter(state: state, target: target, provider: provider)) : ids.count
        try writer.close()
        return count
    }
}
