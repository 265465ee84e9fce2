/// What a payload reports: type, id and time, as the provider's document says where they are.
package struct EventSummary: Sendable, Hashable {
    /// The event's type, such as `order.created`.
    package var type: String?
    /// The event's own id; numbers as sent.
    package var id: String?
    /// When the event happened, as sent.
    package var createdAt: String?

    /// Makes a summary from its parts.
    package init(type: String?, id: String?, createdAt: String?) {
        self.type = type
        self.id = id
        self.createdAt = createdAt
    }
}
