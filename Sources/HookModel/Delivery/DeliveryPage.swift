/// One page of a list of deliveries, newest first.
public struct DeliveryPage: Sendable {
    /// The deliveries.
    public var deliveries: [Delivery]
    /// Where the next page begins: deliveries with a smaller id; nil when there are no more.
    public var next: Int64?

    /// Makes a page.
    public init(deliveries: [Delivery], next: Int64?) {
        self.deliveries = deliveries
        self.next = next
    }
}
