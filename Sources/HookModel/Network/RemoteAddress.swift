/// The other end of a connection: its text for people and its address for comparisons.
public struct RemoteAddress: Sendable, Hashable {
    /// `127.0.0.1:52344`, `[::1]:52344` or `unix`.
    public let text: String
    /// The address without its port; nil for a Unix socket.
    public let address: IPAddress?

    /// Makes an address from the two forms.
    public init(text: String, address: IPAddress?) {
        self.text = text
        self.address = address
    }
}
