internal import HookCrypto
package import HookModel

/// What a scheme's timestamp says.
package enum TimestampCheck: Equatable {
    case missing
    case malformed
    case stale
    /// In time, with less than a fifth of the tolerance left.
    case nearlyStale
    case fresh

    package init(_ rule: SignatureScheme.TimestampRule, _ text: PlaceText, now: Timestamp) {
        switch text {
        case .absent: self = .missing
        case .conflicting: self = .malformed
        case .single(let piece): self = piece.withUnsafeBytes { TimestampCheck.check(rule, $0, now) }
        }
    }

    /// Why the check ends here, before the signature is looked at.
    package var problem: SignatureReason? {
        switch self {
        case .missing: .timestampMissing
        case .malformed: .timestampMalformed
        case .stale, .nearlyStale, .fresh: nil
        }
    }

    private static func check(
        _ rule: SignatureScheme.TimestampRule, _ text: UnsafeRawBufferPointer, _ now: Timestamp
    ) -> TimestampCheck {
        // Without a tolerance nobody reads the time, so what is no time is no fault.
        guard let tolerance = rule.toleranceMilliseconds else { return text.isEmpty ? .malformed : .fresh }
        let age: Int64
        let limit: Int64
        switch rule.unit {
        case .seconds:
            guard let seconds = number(text) else { return .malformed }
            age = now.seconds - seconds
            limit = tolerance / 1000
        case .milliseconds:
            guard let milliseconds = number(text) else { return .malformed }
            age = now.milliseconds - milliseconds
            limit = tolerance
        case .iso8601:
            // No date is longer, and a header of any length is not decoded.
            guard text.count <= 64, let moment = Timestamp(String(decoding: text, as: UTF8.self)) else {
                return .malformed
            }
            age = now.milliseconds - moment.milliseconds
            limit = tolerance
        }
        // What lies ahead of the clock is no distance where only the past counts.
        let distance = rule.direction == .both ? age.magnitude : UInt64(max(0, age))
        if distance > limit.magnitude { return .stale }
        return distance > limit.magnitude / 5 * 4 ? .nearlyStale : .fresh
    }

    /// Whether a time that passes is years from the clock, and near it when read in another unit.
    ///
    /// That happens where a sender's own code looks at the past alone, or at no time at all.
    package static func isOfAnotherUnit(
        _ rule: SignatureScheme.TimestampRule, _ text: PlaceText, now: Timestamp
    ) -> Bool {
        guard case .single(let piece) = text, let value = piece.withUnsafeBytes(number) else { return false }
        let own: Double? =
            switch rule.unit {
            case .seconds: 1000
            case .milliseconds: 1
            case .iso8601: nil
            }
        func isWithin(_ years: Double, _ milliseconds: Double) -> Bool {
            abs(Double(now.milliseconds) - milliseconds) < years * 365 * 86_400_000
        }
        if let own, isWithin(1, Double(value) * own) { return false }
        // Seconds, milliseconds, microseconds, nanoseconds.
        return [1000, 1, 0.001, 0.000_001].contains { $0 != own && isWithin(10, Double(value) * $0) }
    }

    /// A whole number in digits alone.
    ///
    /// Eighteen digits fit 64 bits with room for the subtraction.
    package static func number(_ text: UnsafeRawBufferPointer) -> Int64? {
        guard (1...18).contains(text.count) else { return nil }
        var value: Int64 = 0
        for byte in text {
            guard (0x30...0x39).contains(byte) else { return nil }
            value = value * 10 + Int64(byte - 0x30)
        }
        return value
    }
}
