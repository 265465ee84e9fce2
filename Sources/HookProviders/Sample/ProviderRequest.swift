package import HookModel

/// A request as a provider makes it, before anybody knows where it goes.
///
/// It is signed: it goes to apps under development, and is never logged or stored.
package struct ProviderRequest: Sendable {
    /// The method, `POST`.
    package let method: String
    /// The path that the provider's guide listens on, such as `/webhooks/omni`.
    package let path: String
    /// A parameter for the end of the URL's query; nil for most providers.
    package let query: String?
    /// The header lines in order, without `Host` and `Content-Length`.
    package let headers: [HeaderLine]
    /// The body's exact bytes.
    package let body: [UInt8]
    /// What the body reports.
    package let event: EventSummary
}
