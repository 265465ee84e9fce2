internal import HookCrypto

extension VerificationSteps {
    /// What a request has in the place of a signature; never the signature itself.
    package struct Found: Sendable {
        /// What stands there.
        package enum Presence: String, Sendable {
            /// Nothing.
            case absent
            /// A text without a signature of the scheme's key or version.
            case foreign
            /// Nothing that is a signature in form.
            case malformed
            /// Several lines that differ.
            case conflicting
            /// At least one signature that is one in form.
            case present
        }

        /// What stands there.
        package let presence: Presence
        /// How many signatures of the scheme's form there are.
        package let count: Int
        /// The length of the first in bytes, decoded; nil when there is none.
        package let byteCount: Int?
        /// The hash function that the first names; nil where the scheme says it.
        package let hash: String?

        init(_ found: FoundSignatures) {
            presence =
                switch found.presence {
                case .absent: .absent
                case .foreign: .foreign
                case .malformed: .malformed
                case .conflicting: .conflicting
                case .present: .present
                }
            count = found.count
            byteCount = found.first?.bytes.count
            hash = found.first?.hash?.rawValue
        }
    }
}
