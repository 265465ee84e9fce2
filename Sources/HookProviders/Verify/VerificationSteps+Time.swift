internal import HookCrypto
package import HookModel

extension VerificationSteps {
    /// A scheme's timestamp, and how it was held against the clock.
    package struct Time: Sendable {
        /// What came of it.
        package enum Outcome: String, Sendable {
            /// There is none.
            case missing
            /// It is no time in the scheme's form, or several lines differ.
            case malformed
            /// It lies outside the tolerance.
            case stale
            /// It lies within the tolerance.
            case fresh
            /// The scheme has no tolerance: any age passes.
            case unlimited
        }

        /// Where it stands, for people.
        package let place: String
        /// Its text as sent, at most 64 characters; nil when there is none.
        package let text: String?
        /// The time that the text is; nil when it is none.
        package let moment: Timestamp?
        /// How far it lies in the past, as the check counts: whole seconds for times in seconds; negative for the
        /// future.
        package let age: Duration?
        /// What came of it.
        package let outcome: Outcome

        init(_ rule: SignatureScheme.TimestampRule, of scheme: SignatureScheme, _ text: PlaceText, _ now: Timestamp) {
            let key = scheme.value.timestampKey.map { String(decoding: $0, as: UTF8.self) }
            place = rule.placeText ?? "\(key ?? "") of \(scheme.placeText)"
            outcome =
                switch TimestampCheck(rule, text, now: now) {
                case .missing: .missing
                case .malformed: .malformed
                case .stale: .stale
                default: rule.tolerance == nil ? .unlimited : .fresh
                }
            guard case .single(let piece) = text else {
                self.text = nil
                moment = nil
                age = nil
                return
            }
            self.text = String(String(decoding: piece.bytes.prefix(256), as: UTF8.self).prefix(64))
            let moment = piece.withUnsafeBytes { TimestampCheck.moment($0, rule.unit) }
            self.moment = moment
            age = moment.map { moment in
                rule.unit == .seconds
                    ? .seconds(now.seconds - moment.seconds) : .milliseconds(now.milliseconds - moment.milliseconds)
            }
        }
    }
}

extension TimestampCheck {
    /// The moment that a text writes; nil when it writes none.
    fileprivate static func moment(
        _ text: UnsafeRawBufferPointer, _ unit: SignatureScheme.TimestampRule.Unit
    ) -> Timestamp? {
        switch unit {
        case .seconds:
            guard let seconds = number(text), seconds < Int64.max / 1000 else { return nil }
            return Timestamp(milliseconds: seconds * 1000)
        case .milliseconds: return number(text).map(Timestamp.init(milliseconds:))
        case .iso8601:
            guard text.count <= 64 else { return nil }
            return Timestamp(String(decoding: text, as: UTF8.self))
        }
    }
}
