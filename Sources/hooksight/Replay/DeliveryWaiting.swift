import HookModel
import JSONText

/// Waits for what becomes of deliveries, and never in silence: why one has not been attempted is said once for each target.
final class DeliveryWaiting {
    private let inspector: InspectorClient
    private let progress: Progress
    private let end: ContinuousClock.Instant?
    /// Targets whose hindrance was said.
    private var hindered: Set<String> = []
    /// Targets of which a retry was said.
    private var retried: Set<String> = []

    /// The inspector answers when something has become of a delivery, or after so long.
    private static let waitTime = Duration.seconds(20)
    /// After so long the user is told what a delivery waits for.
    private static let patience = Duration.seconds(1)

    /// Waits until `end` at most; nil without end.
    init(_ inspector: InspectorClient, _ progress: Progress, until end: ContinuousClock.Instant?) {
        self.inspector = inspector
        self.progress = progress
        self.end = end
    }

    /// Says at once which targets are down or disabled, so that nothing goes to them now.
    ///
    /// - Parameter counts: By target, how many deliveries are for it.
    /// - Throws: `CommandFailure` when the inspector does not answer.
    func sayHindrances(of counts: [String: Int]) async throws {
        for target in try await inspector.get("/targets")["targets"]?.elements ?? [] {
            let name = target["name"]?.string ?? ""
            guard let count = counts[name], let reason = DeliveryWaiting.hindrance(target) else { continue }
            hindered.insert(name)
            Terminal.standardError.line(
                "\(reason); \(count) queued until then; ctrl-c leaves \(count == 1 ? "it" : "them") to the listener")
        }
    }

    /// A delivery once it has ended, or as it is when the time is over.
    ///
    /// - Parameters:
    ///   - id: The delivery.
    ///   - sofar: How far all have come, for the progress.
    /// - Returns: The delivery.
    /// - Throws: `CommandFailure` when the inspector does not answer.
    func ended(_ id: Int64, _ sofar: String) async throws -> JSONValue {
        var attempts = 0
        var patience = DeliveryWaiting.patience
        while true {
            let left = end.map { max(.zero, $0 - .now) } ?? DeliveryWaiting.waitTime
            let wait = Duration.milliseconds(min(patience, left).wholeMilliseconds)
            let delivery = try await inspector.get("/deliveries/\(id)?wait=\(wait.text)&attempts=\(attempts)")
            guard delivery["state"]?.string == DeliveryState.pending.rawValue else { return delivery }
            if let end, ContinuousClock.now >= end { return delivery }
            try await say(delivery, id, sofar)
            attempts = delivery["attempts"]?.int ?? 0
            patience = DeliveryWaiting.waitTime
        }
    }

    private func say(_ delivery: JSONValue, _ id: Int64, _ sofar: String) async throws {
        let why = delivery["reason"]?.string.map { SafeLine.escape($0, limit: 100) }
        progress.show("\(sofar); d\(id): \(why ?? "waiting for its first attempt")")
        let name = delivery["target"]?.string ?? ""
        if let why {
            guard retried.insert(name).inserted else { return }
            progress.end()
            return Terminal.standardError.line("d\(id) is retried: \(why); ctrl-c leaves it to the listener")
        }
        guard hindered.insert(name).inserted else { return }
        progress.end()
        let targets = try await inspector.get("/targets")["targets"]?.elements ?? []
        let target = targets.first { $0["name"]?.string == name }
        let reason = target.flatMap(DeliveryWaiting.hindrance) ?? "behind others for its first attempt"
        Terminal.standardError.line("d\(id) is queued: \(reason); ctrl-c leaves it to the listener")
    }

    /// Why nothing goes to a target now; nil where nothing hinders.
    private static func hindrance(_ target: JSONValue) -> String? {
        let name = SafeLine.escape(target["name"]?.string ?? "", limit: 60)
        switch target["state"]?.string {
        case TargetStatus.State.down.rawValue:
            let reason = SafeLine.escape(target["reason"]?.string ?? "", limit: 200)
            return "\(name) is down" + (reason.isEmpty ? "" : " (\(reason))")
        case TargetStatus.State.off.rawValue: return "\(name) is disabled (hooksight targets enable \(name))"
        default: return nil
        }
    }
}
