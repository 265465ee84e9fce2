/// A header line to send, or that came with a response.
package struct HeaderLine: Sendable, Hashable {
    /// The field name.
    package var name: String
    /// The field value.
    package var value: String

    /// Makes a line from name and value.
    package init(name: String, value: String) {
        self.name = name
        self.value = value
    }
}
