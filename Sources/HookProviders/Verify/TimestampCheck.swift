internal import HookModel

/// What a scheme's timestamp says.
enum TimestampCheck: Equatable {
    case missing
    case malformed
    case stale
    case fresh

    init(_ rule: SignatureScheme.TimestampRule, _ lines: HeaderLines, now: Timestamp) {
        switch lines.value(of: rule.header) {
        case .absent: self = .missing
        case .conflicting: self = .malformed
        case .single(let text):
            guard let seconds = TimestampCheck.seconds(text) else {
                self = .malformed
                return
            }
            let distance = (now.seconds - seconds).magnitude
            self = distance <= rule.tolerance.components.seconds.magnitude ? .fresh : .stale
        }
    }

    /// Why the check ends here, before the signature is looked at.
    var problem: SignatureReason? {
        switch self {
        case .missing: .timestampMissing
        case .malformed: .timestampMalformed
        case .stale, .fresh: nil
        }
    }

    /// Whole seconds in digits alone.
    ///
    /// Eighteen digits fit 64 bits with room for the subtraction.
    private static func seconds(_ text: UnsafeRawBufferPointer) -> Int64? {
        guard (1...18).contains(text.count) else { return nil }
        var value: Int64 = 0
        for byte in text {
            guard (0x30...0x39).contains(byte) else { return nil }
            value = value * 10 + Int64(byte - 0x30)
        }
        return value
    }
}
