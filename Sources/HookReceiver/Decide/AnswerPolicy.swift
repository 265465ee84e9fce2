package import HookModel
package import HookProviders

/// Decides what a sender is answered.
///
/// By default every request is received, whatever its verdicts: the developer wants to see it, and the sender is never
/// told why something is wrong with it.
package struct AnswerPolicy: Sendable {
    /// Whether to answer as a correct handler would.
    package let enforces: Bool
    private let badSignature: [String: Int]

    /// Makes a policy; `enforces` answers 401 and 400 where a correct handler would.
    package init(enforces: Bool = false, catalog: Catalog) {
        self.enforces = enforces
        var statuses: [String: Int] = [:]
        for document in catalog.documents { statuses[document.id] = document.answersBadSignature }
        badSignature = statuses
    }

    /// The status for a request, after the design's section 6.
    package func status(for request: ReceivedRequest, _ findings: Findings) -> Int {
        switch request.incompleteness {
        case .closed: return 400
        case .tooLarge: return 413
        case .timedOut: return 408
        case nil: break
        }
        if let handshake = findings.handshake?.answer { return handshake.status }
        if findings.signature.verdict == .failed, let status = findings.provider.flatMap({ badSignature[$0] }) {
            return status
        }
        return enforces ? enforced(findings) : 200
    }

    private func enforced(_ findings: Findings) -> Int {
        switch findings.signature.verdict {
        case .failed, .missing, .noSecret: return 401
        case .unknown, .notSigned, .verified: break
        }
        switch findings.payload.verdict {
        case .notJSON, .invalid: return 400
        case .valid, .unknownEvent, .notChecked: break
        }
        return findings.headerChecks.contains { $0.verdict == .differs } ? 400 : 200
    }
}
