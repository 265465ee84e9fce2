internal import Hummingbird

/// The headers of every answer, errors included: what was captured is hostile, and nobody's to keep or to embed.
struct FixedHeaders: RouterMiddleware {
    typealias Context = InspectorContext

    /// There is no CORS header here, and none anywhere: no origin may read what the inspector answers.
    private static let fields: [(name: FieldName, value: String)] = [
        ("X-Content-Type-Options", "nosniff"),
        ("Cache-Control", "no-store"),
        ("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Referrer-Policy", "no-referrer"),
        ("X-Frame-Options", "DENY"),
    ].compactMap { name, value in FieldName(name).map { ($0, value) } }

    func handle(
        _ request: Request, context: InspectorContext,
        next: (Request, InspectorContext) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        for (name, value) in FixedHeaders.fields { response.headers[name] = value }
        return response
    }
}
