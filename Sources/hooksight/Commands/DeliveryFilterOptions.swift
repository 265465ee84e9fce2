import ArgumentParser
import HookModel

/// The flags that choose deliveries.
struct DeliveryFilterOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("Only those in this state: pending, delivered or failed.", valueName: "state"),
        completion: .words(of: .delivery))
    var state: String?

    @Option(
        help: ArgumentHelp("Only those of this capture, such as 42.", valueName: "id"),
        completion: .captures)
    var capture: String?

    @Option(
        help: ArgumentHelp("Only those to this target.", valueName: "name"),
        completion: .targets)
    var target: String?

    @Option(
        help: ArgumentHelp("Only of this provider's captures; empty for those without one.", valueName: "id"),
        completion: .providers)
    var provider: String?

    @Option(
        help: ArgumentHelp("Only of events of this type; * and ? are wildcards.", valueName: "type"),
        completion: .events)
    var event: String?

    @Option(help: ArgumentHelp("Only those since a time, or how long ago: 10m.", valueName: "time"))
    var since: String?

    /// Whether any condition was given.
    var isGiven: Bool { [state, capture, target, provider, event, since].contains { $0 != nil } }

    /// The conditions.
    ///
    /// - Throws: `SettingError` for the first that cannot be read.
    func conditions(now: Timestamp) throws(SettingError) -> DeliveryConditions {
        var filter = DeliveryFilter(
            state: try DeliveriesCommand.state(state), target: target, provider: provider)
        if let capture {
            guard case .id(let id)? = try? ShownID.capture(capture) else {
                throw SettingError("--capture", capture, expected: "a capture's id such as 42")
            }
            filter.capture = id
        }
        return DeliveryConditions(
            filter: filter, event: event.map { Glob($0) }, since: try CaptureFilterOptions.moment("--since", since, now)
        )
    }
}
