package import HookModel

/// A capture on its way into the store.
///
/// A class, because it is handed from the event loop to the writer and back: passing it on copies nothing.
package final class NewCapture: Sendable {
    /// What came.
    package let request: ReceivedRequest
    /// SHA-256 of the body, 32 bytes.
    package let bodyDigest: [UInt8]
    /// What was found out.
    package let findings: Findings
    /// What its sender gets, and who it is forwarded to.
    package let decision: Decision

    /// Makes a capture to store.
    package init(request: ReceivedRequest, bodyDigest: [UInt8], findings: Findings, decision: Decision) {
        self.request = request
        self.bodyDigest = bodyDigest
        self.findings = findings
        self.decision = decision
    }
}
