/// What becomes of a request: made once, before it is stored, and stored as it is.
package struct Decision: Sendable, Hashable {
    /// What its sender gets.
    package var response: DecidedResponse
    /// The names of the targets that it is forwarded to, in their order.
    package var targets: [String]
    /// The target whose response its sender gets instead; nil where the sender is answered once the capture is stored.
    package var waitsFor: String?

    /// Makes a decision; by default the capture is forwarded to nobody.
    package init(response: DecidedResponse, targets: [String] = [], waitsFor: String? = nil) {
        self.response = response
        self.targets = targets
        self.waitsFor = waitsFor
    }

    /// The decided status code.
    package var status: Int { response.status }
}
