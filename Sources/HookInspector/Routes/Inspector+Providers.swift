import HookFormat
internal import HookProviders
internal import Hummingbird
internal import JSONText

extension Inspector {
    /// `GET /providers`.
    func providers(_ request: InspectorRequest) -> Response {
        switch request.form() {
        case .text: .text(lines: ProviderText().list(catalog))
        case .json: .json { ProviderObject.write(catalog, to: &$0) }
        }
    }

    /// `GET /providers/{id}`: the whole document.
    func provider(_ request: InspectorRequest) throws -> Response {
        let document = try document(request)
        return switch request.form() {
        case .text: .text(lines: ProviderText().provider(document))
        case .json: .json { $0.value(document.source) }
        }
    }

    /// `GET /providers/{id}/events/{type}`.
    func providerEvent(_ request: InspectorRequest) throws -> Response {
        let document = try document(request)
        let type = request.rest
        guard let event = document.event(type) else { throw Problem.noEvent(type, provider: document.id) }
        return switch request.form() {
        case .text: .text(lines: ProviderText().event(event, of: document))
        case .json: .json { ProviderObject.write(event, of: document, to: &$0) }
        }
    }

    private func document(_ request: InspectorRequest) throws(Problem) -> ProviderDocument {
        let id = request.parameter("id")
        guard let document = catalog.document(id) else {
            throw Problem.noProvider(id, known: catalog.documents.map(\.id))
        }
        return document
    }
}
