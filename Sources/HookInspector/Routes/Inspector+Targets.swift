internal import HookModel
internal import HookStore
internal import Hummingbird
internal import JSONText

extension Inspector {
    /// `GET /targets`.
    func targets(_ request: InspectorRequest) async throws -> Response {
        let counts = try await store.deliveryCounts()
        let healths = try await store.healths()
        let targets = forwarding.targets()
        switch request.form() {
        case .text: return .text(TargetText.lines(targets, counts, healths).map { $0 + "\n" }.joined())
        case .json: return .json { TargetObject.write(targets, counts, healths, to: &$0) }
        }
    }

    /// `POST /targets/{name}/enable`: what waits is handed on, and failures are counted from none.
    func enableTarget(_ request: InspectorRequest) async throws -> Response {
        let name = request.parameter("name")
        let isConfigured = forwarding.targets().contains { $0.name == name }
        let known = try await store.healths()
        guard isConfigured || known[name] != nil else {
            throw Problem.noTarget(name, known: forwarding.targets().map(\.name))
        }
        let moment = forwarding.enable(name)
        try await writer.record([.health(TargetHealth(), target: name, at: moment)])
        let wasOff = known[name].map { !$0.off.isEmpty } ?? false
        return switch request.form() {
        case .text: .text("\(SafeText.escape(name)) \(wasOff ? "is switched on again" : "was not switched off")\n")
        case .json:
            .json { writer in
                writer.object { writer in
                    writer.name("name")
                    writer.string(name)
                    writer.name("was_off")
                    writer.bool(wasOff)
                }
            }
        }
    }
}
