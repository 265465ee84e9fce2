public import HookModel

/// A request as a provider makes it, before anybody knows where it goes.
///
/// It is signed: it goes to apps under development, and is never logged or stored.
public struct ProviderRequest: Sendable {
    /// The method, `POST`.
    public let method: String
    /// The path that the provider's guide listens on, such as `/webhooks/omni`.
    public let path: String
    /// A parameter for the end of the URL's query; nil for most providers.
    public let query: String?
    /// The header lines in order, without `Host` and `Content-Length`.
    public let headers: [Answer.Header]
    /// The body's exact bytes.
    public let body: [UInt8]
    /// What the body reports.
    public let event: EventSummary
}
