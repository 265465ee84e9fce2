package import HookModel

/// Why a signature cannot be looked at any further.
package struct SignatureFault: Error {
    package let reason: SignatureReason

    package init(_ reason: SignatureReason) {
        self.reason = reason
    }
}
