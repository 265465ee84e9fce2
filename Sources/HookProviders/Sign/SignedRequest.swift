package import HookModel
package import NIOCore

/// What a signer adds to a request.
///
/// It goes to apps under development, and is never shown, logged or stored.
package struct SignedRequest: Sendable {
    /// Header lines in the order in which a sender adds them; they take the places of all lines of the same names.
    package let headers: [HeaderLine]
    /// The body: as it was given, but for a signature, id and time that stand in it.
    package let body: ByteBuffer
    /// A parameter for the end of the URL's query, where the body's digest stands there.
    package let query: String?
}
