/// Whether a request came from an address that its provider documents.
package enum SourceAddressVerdict: String, Sendable, Hashable, CaseIterable {
    /// The address lies in a documented range.
    case listed
    /// The provider documents its addresses, and this is none of them.
    case unlisted
    /// The peer is this machine, so nothing says where the request came from: a tunnel, a proxy, a test.
    case local
    /// The provider documents no addresses, or no provider was identified.
    case notDocumented = "not_documented"
}
