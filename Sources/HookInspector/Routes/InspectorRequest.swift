internal import Hummingbird
internal import NIOCore

/// What a route's function sees of a request.
struct InspectorRequest: Sendable {
    /// The query's parameters; only those that the route knows.
    let query: QueryParameters
    /// The authority that was asked; the guard has checked it.
    let authority: String
    private let context: InspectorContext
    private let contentType: String?
    /// What a browser that connects to a stream again has got last.
    let lastEventID: String?
    private let body: RequestBody

    /// Longer bodies, in bytes, are no request to the inspector.
    private static let bodyLimit = 1_048_576

    /// Reads the query.
    ///
    /// - Throws: `Problem` for a query that the route does not know, and for a suffix on a route without forms.
    init(_ request: Request, _ context: InspectorContext, _ route: InspectorRoute) throws(Problem) {
        if !route.hasForms, context.suffix != route.suffix { throw Problem.unknownPath }
        if route.hasForms, context.acceptsNone { throw Problem.notAcceptable(request.headers[.accept] ?? "") }
        query = try QueryParameters(request.uri.query ?? "", known: route.parameters, repeatable: route.repeatable)
        authority = request.head.authority ?? ""
        self.context = context
        contentType = request.headers[.contentType]
        lastEventID = request.field("Last-Event-ID")
        body = request.body
    }

    /// The bytes of a body that is JSON; none for no body.
    ///
    /// - Throws: `Problem` when it is longer than 1 MiB, and when its media type is another one.
    func json() async throws -> [UInt8] {
        let bytes = try await bytes()
        guard !bytes.isEmpty, let type = contentType, !MediaRange.isJSON(type) else { return bytes }
        throw Problem.notJSONType(type)
    }

    /// The bytes of the body.
    ///
    /// - Throws: `Problem` when it is longer than 1 MiB.
    func bytes() async throws -> [UInt8] {
        do {
            return Array(try await body.collect(upTo: InspectorRequest.bodyLimit).readableBytesView)
        } catch is NIOTooManyBytesError {
            throw Problem.tooLong(limit: InspectorRequest.bodyLimit)
        }
    }

    /// Runs what may take seconds; it is cancelled when the client closes the connection meanwhile.
    ///
    /// The connection is closed after the answer.
    ///
    /// - Throws: What `work` throws; `CancellationError` when the client has gone.
    func whileWaitedFor<Value: Sendable>(
        _ work: @escaping @Sendable () async throws -> Value
    ) async throws -> Value {
        try await body.consumeWithCancellationOnInboundClose { _ in try await work() }
    }

    /// Runs what tells the client of things; it is cancelled when the client closes the connection.
    func whileRead(_ work: () async throws -> Void) async throws {
        try await body.consumeWithCancellationOnInboundClose { _ in try await work() }
    }

    /// The form of the answer, when the request does not ask for another.
    func form(else usual: ResponseForm = .json) -> ResponseForm {
        context.form(else: usual)
    }

    /// What follows the route's own part of the path, decoded; slashes in it stay.
    var rest: String { context.rest }

    /// A parameter of the path, decoded.
    func parameter(_ name: String) -> String {
        context.parameter(name)
    }
}
