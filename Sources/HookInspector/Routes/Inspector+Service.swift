internal import HookStore
internal import Hummingbird
internal import JSONSchema

extension Inspector {
    /// `GET /`: what can be asked for.
    func index(_ request: InspectorRequest) -> Response {
        switch request.form(else: .text) {
        case .text: .text(RouteText.text)
        case .json: .json { RouteText.write(to: &$0) }
        }
    }

    /// `GET /health`: it answers, so it lives.
    func health(_ request: InspectorRequest) -> Response {
        status("ok", request)
    }

    /// `GET /ready`: the store is read once.
    func ready(_ request: InspectorRequest) async throws -> Response {
        do {
            _ = try await store.latestID()
        } catch {
            throw Problem.notReady
        }
        return status("ready", request)
    }

    private func status(_ word: String, _ request: InspectorRequest) -> Response {
        switch request.form() {
        case .text: .text("\(word)\n")
        case .json:
            .json { writer in
                writer.object { writer in
                    writer.name("status")
                    writer.string(word)
                }
            }
        }
    }
}
