internal import Hummingbird

/// Reads a request's address before the router does: one normalisation, which everything behind it uses.
struct AddressingResponder<Next: HTTPResponder<InspectorContext>>: HTTPResponder {
    let next: Next

    func respond(to request: Request, context: InspectorContext) async throws -> Response {
        var context = context
        var head = request.head
        if let path = CanonicalPath(target: head.path ?? "/") {
            context.suffix = path.form
            head.path = path.text + (request.uri.query.map { "?\($0)" } ?? "")
        } else {
            context.addressProblem = .unreadablePath
            head.path = "/"
        }
        let accept = request.headers[.accept].map(AcceptHeader.init)
        context.accepted = accept?.form
        context.acceptsNone = context.suffix == nil && accept?.refusesAll ?? false
        let response = try await next.respond(to: Request(head: head, body: request.body), context: context)
        return request.method == .head ? response.createHeadResponse() : response
    }

}
