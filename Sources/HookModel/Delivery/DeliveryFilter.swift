/// Which deliveries a list shows; every given condition has to hold.
package struct DeliveryFilter: Sendable, Hashable {
    /// Where they stand.
    package var state: DeliveryState?
    /// The target's name.
    package var target: String?
    /// The id of the capture's provider, in lower case; empty for captures without one.
    package var provider: String?

    /// The capture that is delivered.
    package var capture: Int64?

    /// Makes a filter from its conditions; without any, all deliveries fit.
    package init(
        state: DeliveryState? = nil, target: String? = nil, provider: String? = nil, capture: Int64? = nil
    ) {
        self.capture = capture
        self.state = state
        self.target = target
        self.provider = provider?.lowercased()
    }
}
