/// The other end of a connection: its text for people and its address for comparisons.
package struct RemoteAddress: Sendable, Hashable {
    /// `127.0.0.1:52344`, `[::1]:52344` or `unix`.
    package let text: String
    /// The address without its port; nil for a Unix socket.
    package let address: IPAddress?

    /// Makes an address from the two forms.
    package init(text: String, address: IPAddress?) {
        self.text = text
        self.address = address
    }

    /// Reads the text back; what is no address with a port has no address.
    package init(text: String) {
        let host = text.lastIndex(of: ":").map { text[..<$0] } ?? ""
        let isBracketed = host.first == "[" && host.last == "]"
        self.init(text: text, address: IPAddress(isBracketed ? host.dropFirst().dropLast() : host))
    }
}
