import HookFormat
internal import HookModel
internal import HookProviders
internal import HookStore
internal import Hummingbird

/// The routes' functions, and what they need.
struct Inspector: Sendable {
    let store: Store
    let writer: StoreWriter
    let catalog: Catalog
    let control: any DeliveryControl
    let receiver: any ReceiverStatus
    let diagnoses: any DiagnosisSource
    let evaluator: RequestEvaluator
    let counter: MetricsCounter
    let clock: WallClock
    let credentials: Credentials
    let needsToken: Bool
    let words: QueryWords
    let watchers: CaptureWatchers
    let streams: CaptureStream.Sources
    let decodings = LongDecodings()

    /// The router of all routes, behind headers, errors and guard in this order.
    func router(_ guardian: Guard) -> Router<InspectorContext> {
        let router = Router(context: InspectorContext.self)
        router.add(middleware: FixedHeaders())
        router.add(middleware: CompressedResponses())
        router.add(middleware: ProblemResponses(receiver: receiver))
        router.add(middleware: guardian)
        for (path, routes) in Dictionary(grouping: InspectorRoute.all, by: \.routerPath) {
            register(routes, at: RouterPath(path), in: router)
        }
        return router
    }

    private func register(_ routes: [InspectorRoute], at path: RouterPath, in router: Router<InspectorContext>) {
        var allowed: [String] = []
        for route in routes {
            for name in route.method == "GET" ? ["GET", "HEAD"] : [route.method] {
                guard let method = HTTPRequest.Method(name) else { continue }
                allowed.append(name)
                router.on(path, method: method) { request, context in
                    try await route.answer(self, InspectorRequest(request, context, route))
                }
            }
        }
        allowed.append("OPTIONS")
        router.on(path, method: .options) { [allowed] _, _ in
            Response(status: .noContent, headers: [.allow: allowed.joined(separator: ", ")])
        }
        for name in InspectorRoute.methods where !allowed.contains(name) {
            guard let method = HTTPRequest.Method(name) else { continue }
            router.on(path, method: method) { [allowed] _, _ -> Response in
                throw Problem.notAllowed(name, allowed: allowed)
            }
        }
    }
}

extension InspectorRoute {
    /// The path as the router wants it: an event's type is all that follows, for `orders/create` is one.
    fileprivate var routerPath: String {
        let stem = suffix.map { String(path.dropLast($0.suffix.count)) } ?? path
        return stem.replacing("/{type}", with: "/**")
    }
}
