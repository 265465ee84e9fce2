/// Which deliveries a list shows; every given condition has to hold.
public struct DeliveryFilter: Sendable, Hashable {
    /// Where they stand.
    public var state: DeliveryState?
    /// The target's name.
    public var target: String?
    /// The id of the capture's provider; empty for captures without one.
    public var provider: String?

    /// Makes a filter from its conditions; without any, all deliveries fit.
    public init(state: DeliveryState? = nil, target: String? = nil, provider: String? = nil) {
        self.state = state
        self.target = target
        self.provider = provider
    }
}
