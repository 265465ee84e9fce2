/// Which captures a list shows.
///
/// Every given condition has to hold.
public struct CaptureFilter: Sendable, Hashable {
    /// The provider's id; empty for captures without a provider.
    public var provider: String?
    /// The event's type; `*` and `?` are wildcards.
    public var event: String?
    /// The signature's verdict.
    public var signature: SignatureVerdict?
    /// The payload's verdict.
    public var payload: PayloadVerdict?
    /// The method, exactly as sent.
    public var method: String?
    /// The path; `*` and `?` are wildcards.
    public var path: String?
    /// A delivery of the capture stands so.
    public var delivery: DeliveryState?
    /// Text that target, header lines, trailers or body contain, ASCII case aside.
    public var text: String?
    /// Received at or after this moment.
    public var since: Timestamp?
    /// Received before this moment.
    public var until: Timestamp?

    /// Makes a filter from its conditions; without any, all captures fit.
    public init(
        provider: String? = nil, event: String? = nil, signature: SignatureVerdict? = nil,
        payload: PayloadVerdict? = nil, method: String? = nil, path: String? = nil, delivery: DeliveryState? = nil,
        text: String? = nil, since: Timestamp? = nil, until: Timestamp? = nil
    ) {
        self.provider = provider
        self.event = event
        self.signature = signature
        self.payload = payload
        self.method = method
        self.path = path
        self.delivery = delivery
        self.text = text
        self.since = since
        self.until = until
    }
}
