/// A delivery that is to be attempted, with what is to be sent.
public struct DueDelivery: Sendable {
    /// The delivery.
    public var delivery: Delivery
    /// The captured request, body and all.
    public var request: ReceivedRequest
    /// The provider that was identified; nil when none was.
    public var provider: String?

    /// Makes a due delivery.
    public init(delivery: Delivery, request: ReceivedRequest, provider: String?) {
        self.delivery = delivery
        self.request = request
        self.provider = provider
    }
}
