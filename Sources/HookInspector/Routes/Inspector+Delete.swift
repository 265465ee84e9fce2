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

    /// `DELETE /captures`: those that fit a query that was understood whole, or all.
    func deleteCaptures(_ request: InspectorRequest) async throws -> Response {
        let all: Confirmation? = try request.query.word("confirm")
        let query = Query(request.query["q"] ?? "", vocabulary: words.vocabulary, now: clock.now())
        guard all != nil || query.root != nil else { throw Problem.nothingToDelete }
        if let problem = query.problems.first(where: { $0.severity == .error }) {
            throw Problem.badQuery(query, problem)
        }
        return deleted(try await writer.delete(query.root), request)
    }

    private enum Confirmation: String, CaseIterable {
        case all
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
