/// One request as it is stored: what came, what was found out, and what was answered.
package struct Capture: Sendable {
    /// The capture's number: growing, never reused.
    package var id: Int64
    /// What came.
    ///
    /// Of the body only as much is held as was asked for; `bodySize` says how long it is.
    package var request: ReceivedRequest
    /// The whole body's size in bytes.
    package var bodySize: Int
    /// SHA-256 of the whole body, 32 bytes.
    package var bodyDigest: [UInt8]
    /// What was found out.
    package var findings: Findings
    /// The oldest stored capture of the same event; nil when this is the first.
    package var duplicateOf: Int64?
    /// The status that its sender got.
    package var status: Int
    /// What else its sender got; nil for a receipt, and for the response of an app, which stands with its attempt.
    package var response: SenderResponse?
    /// To whom it is handed on, in the order in which the deliveries were made.
    package var deliveries: [Delivery]

    /// Makes a capture from its parts.
    package init(
        id: Int64, request: ReceivedRequest, bodySize: Int, bodyDigest: [UInt8], findings: Findings,
        duplicateOf: Int64?, status: Int, response: SenderResponse? = nil, deliveries: [Delivery] = []
    ) {
        self.id = id
        self.request = request
        self.bodySize = bodySize
        self.bodyDigest = bodyDigest
        self.findings = findings
        self.duplicateOf = duplicateOf
        self.status = status
        self.response = response
        self.deliveries = deliveries
    }
}
