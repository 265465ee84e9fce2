import HookModel
import HookStore

extension NewCapture {
    /// A capture whose sender gets a receipt.
    convenience init(
        request: ReceivedRequest, bodyDigest: [UInt8], findings: Findings, status: Int, targets: [String] = []
    ) {
        self.init(
            request: request, bodyDigest: bodyDigest, findings: findings,
            decision: Decision(response: .receipt(status: status), targets: targets))
    }

    /// The decided status.
    var status: Int { decision.status }
}
