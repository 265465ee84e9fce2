/// What can be made wrong on purpose in a request that is otherwise right.
package enum SampleFault: String, Sendable, Hashable, CaseIterable {
    /// A signature that is well formed and fits other bytes: the verdict is `failed`, reason `mismatch`.
    case signature
    /// A timestamp a minute older than the tolerance, signed right: the verdict is `failed`, reason `stale`.
    case timestamp
    /// A payload that lacks a required member, signed right: its verdict is `invalid`.
    case payload
}
