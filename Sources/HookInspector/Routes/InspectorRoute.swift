/// One route of the inspector, as data: what is registered, listed at `GET /`, and compared with the README.
package struct InspectorRoute: Sendable, Hashable {
    /// The method; where it is `GET`, `HEAD` works too.
    package let method: String
    /// The path, with parameters in braces.
    package let path: String
    /// What it answers, in a few words.
    package let summary: String
    /// The names of the query parameters that it knows.
    package let parameters: [String]
    /// The status of a good answer: 202 where what was asked for happens afterwards.
    package let status: Int
    /// Whether it answers JSON and text; false for bytes as they were captured.
    package let hasForms: Bool
    let endpoint: Endpoint

    private init(
        _ endpoint: Endpoint, _ path: String, _ summary: String, method: String = "GET", parameters: [String] = [],
        status: Int = 200, hasForms: Bool = true
    ) {
        self.method = method
        self.path = path
        self.summary = summary
        self.parameters = parameters
        self.status = status
        self.hasForms = hasForms
        self.endpoint = endpoint
    }

    /// All routes, in the order in which they are listed.
    package static let all: [InspectorRoute] = [
        InspectorRoute(.index, "/", "this list"),
        InspectorRoute(.captures, "/captures", "captures, newest first", parameters: CaptureQuery.parameters),
        InspectorRoute(.capture, "/captures/{id}", "one capture; {id} may be latest"),
        InspectorRoute(.captureBody, "/captures/{id}/body", "its body, the exact bytes", hasForms: false),
        InspectorRoute(.captureRaw, "/captures/{id}/raw", "the HTTP message as it came", hasForms: false),
        InspectorRoute(
            .captureReplay, "/captures/{id}/replay", "hands it on again; takes to, resign, edit, dry_run as JSON",
            method: "POST", status: 202),
        InspectorRoute(
            .deliveries, "/deliveries", "deliveries to targets, newest first", parameters: DeliveryQuery.parameters),
        InspectorRoute(.delivery, "/deliveries/{id}", "one delivery with its attempts"),
        InspectorRoute(
            .deliveryRetry, "/deliveries/{id}/retry", "attempts it once more, now", method: "POST",
            status: 202),
        InspectorRoute(
            .deliveriesRetry, "/deliveries/retry", "attempts all that fit once more, the failed ones by default",
            method: "POST", parameters: RetryQuery.parameters, status: 202),
        InspectorRoute(.targets, "/targets", "the targets, and how they do"),
        InspectorRoute(
            .targetEnable, "/targets/{name}/enable", "switches a target on that was switched off", method: "POST"),
        InspectorRoute(.providers, "/providers", "the known providers"),
        InspectorRoute(.provider, "/providers/{id}", "a provider's document"),
        InspectorRoute(.providerEvent, "/providers/{id}/events/{type}", "an event with its schema and an example"),
        InspectorRoute(
            .refused, "/refused", "the last hundred requests that HTTP refused, newest first, each with its first KiB"),
        InspectorRoute(.health, "/health", "whether the inspector answers"),
        InspectorRoute(.ready, "/ready", "whether a request that comes now would be stored"),
    ]

    /// The methods that are known at all; on a route that lacks one of them it is answered with 405.
    static let methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT"]
}
