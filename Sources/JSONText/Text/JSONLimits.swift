/// Bounds that a reader keeps while it scans a JSON text.
public struct JSONLimits: Sendable, Hashable {
    /// The deepest nesting of arrays and objects that is accepted; a scalar at the top has depth 0.
    ///
    /// The scan itself does not recurse, so a large value costs no stack.
    public var maximumDepth: Int

    /// The largest text, in bytes, that can be scanned: 2³¹ − 1.
    public static let maximumSize = Int(Int32.max)

    /// 512 levels.
    public static let `default` = JSONLimits()

    /// Creates limits.
    public init(maximumDepth: Int = 512) {
        self.maximumDepth = maximumDepth
    }
}
