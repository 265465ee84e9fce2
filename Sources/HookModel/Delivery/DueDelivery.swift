/// A delivery that is to be attempted, with what is to be sent.
package struct DueDelivery: Sendable {
    /// The delivery.
    package var delivery: Delivery
    /// The captured request, body and all.
    package var request: ReceivedRequest
    /// The provider that was identified; nil when none was.
    package var provider: String?

    /// Makes a due delivery.
    package init(delivery: Delivery, request: ReceivedRequest, provider: String?) {
        self.delivery = delivery
        self.request = request
        self.provider = provider
    }
}
