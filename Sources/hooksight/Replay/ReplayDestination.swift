import HookModel
import HookStore
import HookTransport
import JSONText

/// Where captures are replayed to.
enum ReplayDestination {
    /// To a target by its name; to all whose filter fits for nil.
    case target(String?)
    /// To a URL that is no target: the command sends itself.
    case url(SendTarget)

    /// Reads the name of a target, else a port, a URL or a socket; the URL of a target is that target.
    ///
    /// - Parameters:
    ///   - text: What was given; nil for nothing.
    ///   - targets: The targets by name, with their URLs where a listener tells them.
    /// - Throws: `SettingError` for a URL that nothing can be sent to.
    init(_ text: String?, targets: [String: String]) throws {
        guard let text, targets[text] == nil, ReplayDestination.isPlace(text) else {
            self = .target(text)
            return
        }
        let place = try SendTarget(text)
        if place.isPlace, let name = targets.first(where: { $0.value == place.url.description })?.key {
            self = .target(name)
        } else {
            self = .url(place)
        }
    }

    /// Names hold neither slash nor colon, and a number is a port.
    private static func isPlace(_ text: String) -> Bool {
        text.contains(":") || text.contains("/") || text.allSatisfy { $0.isASCII && $0.isNumber }
    }

    /// The targets of the running listener, else those that the store knows, by name.
    static func known(_ options: StoreOptions, _ store: Store) async throws -> [String: String] {
        var known: [String: String] = [:]
        for name in try await Set(store.deliveryCounts().keys).union(store.healths().keys) { known[name] = "" }
        if let inspector = try StoreAccess.inspector(options) {
            for target in try await inspector.get("/targets")["targets"]?.elements ?? [] {
                if let name = target["name"]?.string { known[name] = target["url"]?.string ?? "" }
            }
        }
        return known
    }

    /// What is said of a name that no target has: without a listener it would never be sent.
    static func unknown(_ name: String, _ known: [String], isRunning: Bool) -> CommandFailure {
        let near = NameDistance.nearest(to: name, among: known)
        let other =
            isRunning
            ? "hooksight targets lists them; a port or URL needs none"
            : "start `hooksight --forward 'name=app URL'`, or name a port or URL"
        let hint = near.map { "did you mean \(SafeLine.escape($0))? (hooksight targets)" } ?? other
        return CommandFailure(
            description: "no target \"\(SafeLine.escape(name))\""
                + (isRunning ? "" : " in this store, and no listener runs")
                + "; \(hint)")
    }
}
