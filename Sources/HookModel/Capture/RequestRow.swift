/// A capture as it is read to be checked again: the whole request, or why it cannot be read.
package enum RequestRow: Sendable {
    /// The request, body and all, but for its trailers.
    case request(ReceivedRequest, of: Int64, Identification?)
    /// A capture that is not there any more, or whose row is damaged, and which of the two, in a few words.
    case unreadable(Int64, reason: String)
}
