internal import HookModel
package import HookProviders

/// Decides what a sender gets.
///
/// By default every request is received, whatever its verdicts: the developer wants to see it, and the sender is never
/// told why something is wrong with it.
package struct ResponsePolicy: Sendable {
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

    /// The response to a request: to a handshake what its sender asks for, to everything else a receipt.
    func response(to request: ReceivedRequest, _ findings: Findings, _ handshakes: Handshakes) -> DecidedResponse {
        switch request.incompleteness {
        case .closed: return .receipt(status: 400)
        case .tooLarge: return .receipt(status: 413)
        case .timedOut: return .receipt(status: 408)
        case nil: break
        }
        if let response = handshakes.response(to: findings) { return response }
        return .receipt(status: status(for: findings))
    }

    private func status(for findings: Findings) -> Int {
        if findings.signature.verdict == .failed, let status = findings.provider.flatMap({ badSignature[$0] }) {
            return status
        }
        guard enforces else { return 200 }
        switch findings.signature.verdict {
        case .failed, .missing, .noSecret: return 401
        case .unknown, .notSigned, .verified: break
        }
        switch findings.payload.verdict {
        case .notJSON, .invalid: return 400
        case .valid, .unknownEvent, .notDescribed, .notChecked: break
        }
        return findings.headerChecks.contains { $0.verdict == .differs } ? 400 : 200
    }
}
