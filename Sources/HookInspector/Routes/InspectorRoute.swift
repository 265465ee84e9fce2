/// One route of the inspector, as data: what is registered, listed at `GET /`, and compared with the README.
public struct InspectorRoute: Sendable, Hashable {
    /// The method; where it is `GET`, `HEAD` works too.
    public let method: String
    /// The path, with parameters in braces.
    public let path: String
    /// What it answers, in a few words.
    public let summary: String
    /// The names of the query parameters that it knows.
    public let parameters: [String]
    /// Whether it answers JSON and text; false for bytes as they were captured.
    public let hasForms: Bool
    let endpoint: Endpoint

    private init(
        _ endpoint: Endpoint, _ path: String, _ summary: String, method: String = "GET", parameters: [String] = [],
        hasForms: Bool = true
    ) {
        self.method = method
        self.path = path
        self.summary = summary
        self.parameters = parameters
        self.hasForms = hasForms
        self.endpoint = endpoint
    }

    /// All routes, in the order in which they are listed.
    public static let all: [InspectorRoute] = [
        InspectorRoute(.index, "/", "this list"),
        InspectorRoute(.captures, "/captures", "captures, newest first", parameters: CaptureQuery.parameters),
        InspectorRoute(.capture, "/captures/{id}", "one capture; {id} may be latest"),
        InspectorRoute(.captureBody, "/captures/{id}/body", "its body, the exact bytes", hasForms: false),
        InspectorRoute(.captureRaw, "/captures/{id}/raw", "the HTTP message as it came", hasForms: false),
        InspectorRoute(
            .deliveries, "/deliveries", "deliveries to targets, newest first", parameters: DeliveryQuery.parameters),
        InspectorRoute(.delivery, "/deliveries/{id}", "one delivery with its attempts"),
        InspectorRoute(.deliveryRetry, "/deliveries/{id}/retry", "attempts it once more, now", method: "POST"),
        InspectorRoute(.targets, "/targets", "the targets, and how they do"),
        InspectorRoute(.providers, "/providers", "the known providers"),
        InspectorRoute(.provider, "/providers/{id}", "a provider's document"),
        InspectorRoute(.providerEvent, "/providers/{id}/events/{type}", "an event with its schema and an example"),
        InspectorRoute(.health, "/health", "whether the inspector answers"),
        InspectorRoute(.ready, "/ready", "whether the store can be read"),
    ]

    /// The methods that are known at all; on a route that lacks one of them it is answered with 405.
    static let methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT"]
}
