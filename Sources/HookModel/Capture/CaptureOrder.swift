/// In which order captures are listed.
package enum CaptureOrder: String, Sendable, Hashable, CaseIterable {
    /// The newest first.
    case newest
    /// The oldest first.
    case oldest
}
