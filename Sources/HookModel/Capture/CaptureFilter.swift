/// Which captures a list shows.
///
/// Every given condition has to hold.
package struct CaptureFilter: Sendable, Hashable {
    /// The provider's id, in lower case as all ids are; empty for captures without a provider.
    package var provider: String?
    /// The event's type; `*` and `?` are wildcards.
    package var event: String?
    /// The signature's verdict.
    package var signature: SignatureVerdict?
    /// The payload's verdict.
    package var payload: PayloadVerdict?
    /// The method as it was sent; HTTP's own methods in capitals, as nobody sends others.
    package var method: String?
    /// The path; `*` and `?` are wildcards.
    package var path: String?
    /// A delivery of the capture stands so.
    package var delivery: DeliveryState?
    /// Text that target, header lines, trailers or body contain, case aside.
    package var text: String?
    /// Received at or after this moment.
    package var since: Timestamp?
    /// Received before this moment.
    package var until: Timestamp?

    /// Makes a filter from its conditions; without any, all captures fit.
    package init(
        provider: String? = nil, event: String? = nil, signature: SignatureVerdict? = nil,
        payload: PayloadVerdict? = nil, method: String? = nil, path: String? = nil, delivery: DeliveryState? = nil,
        text: String? = nil, since: Timestamp? = nil, until: Timestamp? = nil
    ) {
        self.provider = provider?.lowercased()
        self.event = event
        self.signature = signature
        self.payload = payload
        self.method = method.map(CaptureFilter.usual)
        self.path = path
        self.delivery = delivery
        self.text = text
        self.since = since
        self.until = until
    }

    /// The methods of RFC 9110, section 9.3, and RFC 5789.
    package static let methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT"]

    /// A method as nearly everybody sends it: HTTP's own in capitals, others as they are.
    static func usual(_ method: String) -> String {
        let capitals = method.uppercased()
        return methods.contains(capitals) ? capitals : method
    }
}
