internal import HookModel

/// What most captures of a provider have in common: findings without what belongs to one capture alone.
///
/// Whatever is not taken out here is compared, so a finding that is added cannot make captures share what differs.
struct SharedFindings: Sendable, Hashable {
    /// The findings, without the capture's own.
    let findings: Findings

    /// Takes out what `FindingsEncoder.encodeOwn` writes; nil where more than that is the sender's text.
    init?(_ findings: Findings) {
        // With several reasons for a provider, the sender has chosen which.
        guard findings.payload.errors.isEmpty, findings.payload.notes.isEmpty, findings.headerChecks.isEmpty,
            findings.handshake == nil,
            findings.identification.map({ $0.because.count <= 1 }) ?? true
        else { return nil }
        var shared = findings
        shared.event = nil
        shared.batch = nil
        shared.clientAddress = nil
        shared.signature.diagnosis = nil
        shared.payload.undocumented = []
        shared.payload.undocumentedOmitted = 0
        shared.payload.duplicateKeys = []
        self.findings = shared
    }
}
