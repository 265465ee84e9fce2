/// A delivery with what a list shows beside it.
package struct DeliveryEntry: Sendable, Hashable {
    /// The delivery.
    package var delivery: Delivery
    /// The provider of its capture; nil where none was identified.
    package var provider: String?
    /// The types of its capture's events.
    package var events: [String]
    /// When its last attempt began; before the first, when its capture came.
    package var moment: Timestamp
    /// The status that the last attempt got; nil where none came, and before the first.
    package var status: Int?
    /// Why no status came in the last attempt; nil where one came.
    package var error: String?
    /// Why nothing of it is attempted now: `target down`, `target disabled` or `unconfigured`; nil where nothing hinders.
    package var hindrance: String?

    /// Makes an entry from its parts.
    package init(
        _ delivery: Delivery, provider: String?, events: [String], moment: Timestamp, status: Int? = nil,
        error: String? = nil
    ) {
        self.delivery = delivery
        self.provider = provider
        self.events = events
        self.moment = moment
        self.status = status
        self.error = error
    }

    /// Notes why a pending delivery waits, by the states of the targets that a listener has.
    package mutating func note(_ targets: [String: TargetStatus.State]) {
        guard delivery.state == .pending else { return }
        switch targets[delivery.target] {
        case .down: hindrance = "target down"
        case .off: hindrance = "target disabled"
        case nil: hindrance = "unconfigured"
        case .up, .unknown: break
        }
    }
}
