internal import HookCrypto
package import HookModel
internal import NIOCore

/// A capture as exports hold it, NDJSON and HAR alike: everything that is needed to store it again exactly.
///
/// Deliveries and the number of an earlier capture of the same event are left out: they belong to the store it was in.
package struct CaptureRecord: Sendable {
    /// The number that it had; nil where nobody gave it one.
    package var id: Int64?
    /// The request, body and all.
    package var request: ReceivedRequest
    /// SHA-256 of the body, 32 bytes, computed when it was read.
    package var bodyDigest: [UInt8]
    /// What was found out; nil where the record does not say, so that it has to be found out again.
    package var findings: Findings?
    /// The status that its sender got; nil where the record does not say.
    package var status: Int?
    /// What else its sender got.
    package var response: SenderResponse?
    /// The names of header lines whose values were hidden when it was written, and hold a note instead.
    package var hidden: [String]

    /// Makes a record from its parts.
    package init(
        id: Int64?, request: ReceivedRequest, bodyDigest: [UInt8], findings: Findings? = nil, status: Int? = nil,
        response: SenderResponse? = nil, hidden: [String] = []
    ) {
        self.id = id
        self.request = request
        self.bodyDigest = bodyDigest
        self.findings = findings
        self.status = status
        self.response = response
        self.hidden = hidden
    }

    /// Makes a record of a request of which nothing else is known, its digest computed.
    ///
    /// Nil when the digest cannot be computed, as libcrypto has no SHA-256.
    package init?(_ request: ReceivedRequest) {
        guard let digest = request.body.withUnsafeReadableBytes({ try? Digest(.sha256).hash($0) }) else { return nil }
        var hidden: [String] = []
        for block in [request.head.block, request.trailers] {
            for field in block.fields {
                let name = block.text(field.name)
                if Credentials.isMasked(block.text(field.value), of: name) { hidden.append(name) }
            }
        }
        self.init(id: nil, request: request, bodyDigest: digest, hidden: hidden)
    }

    /// The same as a capture of a store; what the record does not say is as if nothing had been found out, and 200.
    package func capture(id: Int64) -> Capture {
        Capture(
            id: id, request: request, bodySize: request.body.readableBytes, bodyDigest: bodyDigest,
            findings: findings ?? Findings(), duplicateOf: nil, status: status ?? 200, response: response)
    }
}
