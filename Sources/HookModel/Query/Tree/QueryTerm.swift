package import JSONText

/// One condition of a query, with its values already read.
///
/// Where a term has several values, one of them has to fit.
package enum QueryTerm: Sendable, Hashable {
    /// The provider's id, in lower case; without a provider, what the empty text fits.
    case provider([QueryPattern])
    /// A type of an event of the capture; without events, what the empty text fits.
    case event([QueryPattern])
    /// The finding on the signature.
    case signature([QuerySignature])
    /// A cause that the diagnosis of the signature names.
    case cause([DiagnosisCause])
    /// The payload's verdict.
    case payload([PayloadVerdict])
    /// The status that the sender got.
    case status([QueryStatus])
    /// One delivery stands so and goes to such a target; an empty list asks for nothing. Never both empty.
    case delivery(states: [DeliveryState], targets: [QueryPattern])
    /// The method, as sent.
    case method([QueryPattern])
    /// The path, without the query.
    case path([QueryPattern])
    /// A header line of this name, by its value without the white space around it.
    case header(HeaderName, QueryValue)
    /// The value that a pointer leads to in the body: in its JSON, or in the object of its form's parameters.
    case json(JSONPointer, QueryValue)
    /// The body's size in bytes.
    case size([QueryNumber])
    /// The capture's number.
    case id([QueryNumber])
    /// When the capture was received.
    case received(QueryComparison, Timestamp)
    /// Whether an older capture has the same event.
    case duplicate(Bool)
    /// The sender's address: the client's behind a trusted proxy, else the other end of the connection.
    case from([AddressRange])
    /// Text in target, header lines, trailers or body, case aside.
    case text(QueryText)
}
