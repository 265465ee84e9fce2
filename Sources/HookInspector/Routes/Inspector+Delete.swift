internal import HookModel
internal import HookStore
internal import Hummingbird
internal import JSONText

extension Inspector {
    /// `DELETE /captures/{id}`: the capture, with its deliveries and everything else of it.
    func deleteCapture(_ request: InspectorRequest) async throws -> Response {
        let id = try await captureID(request)
        guard try await store.capture(id, bodyLimit: 0) != nil else { throw Problem.noCapture(id) }
        _ = try await writer.record([.delete(captures: [id])])
        return deleted(1, request)
    }

    /// How many captures are gone.
    func deleted(_ count: Int, _ request: InspectorRequest) -> Response {
        switch request.form() {
        case .text: .text("deleted \(count) capture\(count == 1 ? "" : "s")\n")
        case .json:
            .json { writer in
                writer.object { writer in
                    writer.name("deleted")
                    writer.integer(count)
                }
            }
        }
    }
}
