internal import HookStore
internal import Hummingbird
internal import JSONText

extension Inspector {
    /// `GET /`: what can be asked for.
    func index(_ request: InspectorRequest) -> Response {
        switch request.form(else: .text) {
        case .text: .text(RouteText.text)
        case .json: .json { RouteText.write(to: &$0) }
        }
    }

    /// `GET /openapi.json`: what is served, for tools.
    func openAPI(_ request: InspectorRequest) -> Response {
        .json { OpenAPIDocument.write(server: "http://\(request.authority)", needsToken: needsToken, to: &$0) }
    }

    /// `GET /health`: it answers, so it lives.
    func health(_ request: InspectorRequest) -> Response {
        status("ok", request)
    }

    /// `GET /ready`: whether a request that comes now would be stored.
    func ready(_ request: InspectorRequest) async throws -> Response {
        if let problem = await writer.health().problem { throw Problem.notReady(problem) }
        do {
            _ = try await store.latestID()
        } catch {
            throw Problem.notReady(error.description)
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
