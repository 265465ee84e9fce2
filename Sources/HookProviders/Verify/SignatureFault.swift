internal import HookModel

/// Why a signature cannot be looked at any further.
struct SignatureFault: Error {
    let reason: SignatureReason

    init(_ reason: SignatureReason) {
        self.reason = reason
    }
}
