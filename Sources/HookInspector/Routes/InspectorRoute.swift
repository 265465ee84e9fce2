internal import Hummingbird

/// One route of the inspector: what is registered, listed at `GET /`, and compared with the README.
package struct InspectorRoute: Sendable {
    /// The method; where it is `GET`, `HEAD` works too.
    package let method: String
    /// The path, with parameters in braces.
    package let path: String
    /// What it answers, in a few words.
    package let summary: String
    /// The names of the query parameters that it knows.
    package let parameters: [String]
    /// The names of those that may be given several times.
    let repeatable: [String]
    /// The status of a good answer: 202 where what was asked for happens afterwards.
    package let status: Int
    /// Whether it answers JSON and text; false for bytes as they were captured.
    package let hasForms: Bool
    let answer: @Sendable (Inspector, InspectorRequest) async throws -> Response

    /// What ends its path, where that chooses the only form; nil for other routes.
    var suffix: ResponseForm? { ResponseForm(suffixOf: path) }

    private init(
        _ path: String, _ summary: String, method: String = "GET", parameters: [String] = [], repeatable: [String] = [],
        status: Int = 200,
        hasForms: Bool = true, _ answer: @escaping @Sendable (Inspector, InspectorRequest) async throws -> Response
    ) {
        self.method = method
        self.path = path
        self.summary = summary
        self.parameters = parameters
        self.repeatable = repeatable
        self.status = status
        self.hasForms = hasForms
        self.answer = answer
    }

    /// All routes, in the order in which they are listed.
    package static let all: [InspectorRoute] = [
        InspectorRoute("/", "this list") { $0.index($1) },
        InspectorRoute("/captures", "captures, newest first", parameters: CaptureQuery.parameters) {
            try await $0.captures($1)
        },
        InspectorRoute(
            "/captures", "deletes those that fit q; all with confirm=all", method: "DELETE",
            parameters: ["q", "confirm"]
        ) { try await $0.deleteCaptures($1) },
        InspectorRoute(
            "/captures/stream", "captures and what becomes of them, as server-sent events",
            parameters: ["q", "after"], hasForms: false
        ) { try await $0.stream($1) },
        InspectorRoute(
            "/captures/wait", "waits until captures come that fit", parameters: WaitQuery.parameters,
            repeatable: ["q"]
        ) { try await $0.wait($1) },
        InspectorRoute(
            "/captures/{id}", "one capture; {id} may be latest, with q the newest that fits", parameters: ["q"]
        ) { try await $0.capture($1) },
        InspectorRoute("/captures/{id}", "deletes it, with everything of it", method: "DELETE") {
            try await $0.deleteCapture($1)
        },
        InspectorRoute("/captures/{id}/body", "its body, the exact bytes", hasForms: false) {
            try await $0.captureBody($1)
        },
        InspectorRoute("/captures/{id}/raw", "the HTTP message as it came", hasForms: false) {
            try await $0.captureRaw($1)
        },
        InspectorRoute(
            "/captures/{id}/curl", "a curl command that sends it again", parameters: ["show_credentials"],
            hasForms: false
        ) { try await $0.captureCurl($1) },
        InspectorRoute(
            "/captures/{id}/har", "it as HAR 1.2", parameters: ["show_credentials"], hasForms: false
        ) { try await $0.captureHAR($1) },
        InspectorRoute(
            "/captures/{id}/diff/{other}",
            "what differs; {other} may be previous, the last that passed of the same event"
        ) { try await $0.captureDiff($1) },
        InspectorRoute(
            "/captures/{id}/replay", "forwards it once more; takes to, resign, edit, dry_run as JSON", method: "POST",
            status: 202
        ) { try await $0.replay($1) },
        InspectorRoute(
            "/captures/{id}/check", "validates it again, with the documents and secrets of now", method: "POST"
        ) { try await $0.checkCapture($1) },
        InspectorRoute(
            "/check", "validates a posted payload, which is not kept", method: "POST",
            parameters: ["provider", "event"]
        ) { try await $0.check($1) },
        InspectorRoute("/marks", "a mark: what is stored before it is before it", method: "POST", status: 201) {
            try await $0.mark($1)
        },
        InspectorRoute("/query", "explains a query, and completes it", parameters: ["q", "at"]) {
            try await $0.query($1)
        },
        InspectorRoute(
            "/deliveries", "deliveries to targets, newest first", parameters: DeliveryQuery.parameters
        ) { try await $0.deliveries($1) },
        InspectorRoute(
            "/deliveries/{id}", "one delivery with its attempts; waits for the next one or the end with wait=10s",
            parameters: DeliveryWait.parameters
        ) { try await $0.delivery($1) },
        InspectorRoute("/deliveries/{id}", "cancels it, unless it has ended", method: "DELETE") {
            try await $0.cancelDelivery($1)
        },
        InspectorRoute("/deliveries/{id}/retry", "attempts it once more, now", method: "POST", status: 202) {
            try await $0.retryDelivery($1)
        },
        InspectorRoute(
            "/deliveries/retry", "retries all that match, the failed ones by default", method: "POST",
            parameters: RetryQuery.parameters, status: 202
        ) { try await $0.retryDeliveries($1) },
        InspectorRoute("/targets", "the targets, and their status") { try await $0.targets($1) },
        InspectorRoute("/targets/{name}/enable", "enables a target that was disabled", method: "POST") {
            try await $0.enableTarget($1)
        },
        InspectorRoute(
            "/targets/{name}", "forgets a target that is not configured, with all deliveries to it", method: "DELETE"
        ) { try await $0.forgetTarget($1) },
        InspectorRoute("/providers", "the known providers") { $0.providers($1) },
        InspectorRoute("/providers/{id}", "a provider's document") { try $0.provider($1) },
        InspectorRoute("/providers/{id}/events/{type}", "an event with its schema and an example") {
            try $0.providerEvent($1)
        },
        InspectorRoute(
            "/refused", "the last hundred requests that HTTP refused, newest first, each with its first KiB"
        ) { $0.refused($1) },
        InspectorRoute("/stats", "counts by provider, event, verdict and hour") { try await $0.stats($1) },
        InspectorRoute("/metrics", "counts and times for Prometheus", hasForms: false) { try await $0.metrics($1) },
        InspectorRoute("/openapi.json", "this API in OpenAPI 3.1", hasForms: false) { $0.openAPI($1) },
        InspectorRoute("/health", "whether the inspector answers") { $0.health($1) },
        InspectorRoute("/ready", "whether a request that comes now would be stored") { try await $0.ready($1) },
    ]

    /// The methods that are possible at a path as the router sees it; none where no route has it.
    static func allowed(at path: String) -> [String] {
        let parts = path.split(separator: "/")
        let routes = all.filter { route in
            let stem = route.suffix.map { String(route.path.dropLast($0.suffix.count)) } ?? route.path
            let names = stem.split(separator: "/")
            guard names.count == parts.count || (names.last == "{type}" && parts.count > names.count) else {
                return false
            }
            return zip(names, parts).allSatisfy { $0.hasPrefix("{") || $0 == $1 }
        }
        let methods = routes.flatMap { $0.method == "GET" ? ["GET", "HEAD"] : [$0.method] }
        return methods.isEmpty ? [] : methods + ["OPTIONS"]
    }

    /// The methods that are known at all; on a route that lacks one of them it is answered with 405.
    static let methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT"]
}
