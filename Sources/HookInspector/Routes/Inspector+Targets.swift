import HookFormat
internal import HookModel
internal import HookStore
internal import Hummingbird
internal import JSONText

extension Inspector {
    /// `GET /targets`.
    func targets(_ request: InspectorRequest) async throws -> Response {
        let counts = try await store.deliveryCounts()
        let healths = try await store.healths()
        let targets = control.targets ?? []
        switch request.form() {
        case .text: return .text(TargetText.lines(targets, counts, healths).map { $0 + "\n" }.joined())
        case .json: return .json { TargetObject.write(targets, counts, healths, to: &$0) }
        }
    }

    /// `POST /targets/{name}/enable`: what waits is forwarded, and failures are counted from none.
    func enableTarget(_ request: InspectorRequest) async throws -> Response {
        let name = request.parameter("name")
        let wasOff = try await control.enable(name)
        return switch request.form() {
        case .text:
            .text(
                "\(SafeText.escape(name)) \(wasOff ? "is enabled" : "was enabled; its failures are counted from zero")\n"
            )
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

    /// `DELETE /targets/{name}`: a target that is not configured, with all deliveries to it.
    func forgetTarget(_ request: InspectorRequest) async throws -> Response {
        let name = request.parameter("name")
        let count = try await control.forget(name)
        return switch request.form() {
        case .text: .text("\(SafeText.escape(name)) is forgotten, with \(count) deliveries\n")
        case .json:
            .json { writer in
                writer.object { writer in
                    writer.name("name")
                    writer.string(name)
                    writer.name("deliveries")
                    writer.integer(count)
                }
            }
        }
    }
}
