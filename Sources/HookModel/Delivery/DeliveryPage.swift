/// One page of a list of deliveries, newest first.
package struct DeliveryPage: Sendable {
    /// The deliveries.
    package var deliveries: [Delivery]
    /// Where the next page begins: deliveries with a smaller id; nil when there are no more.
    package var next: Int64?

    /// Makes a page.
    package init(deliveries: [Delivery], next: Int64?) {
        self.deliveries = deliveries
        self.next = next
    }
}
