/// The server that a client means: what its certificate has to be for (RFC 9525).
package enum TLSPeer: Hashable, Sendable {
    /// A host's name.
    case name(String)
    /// An IP address. It is not sent: server names are names (RFC 6066, section 3).
    case address(String)
}
