/// What a payload reports: type, id and time, as the provider's document says where they are.
public struct EventSummary: Sendable, Hashable {
    /// The event's type, such as `order.created`.
    public var type: String?
    /// The event's own id; numbers as sent.
    public var id: String?
    /// When the event happened, as sent.
    public var createdAt: String?

    /// Makes a summary from its parts.
    public init(type: String?, id: String?, createdAt: String?) {
        self.type = type
        self.id = id
        self.createdAt = createdAt
    }
}
