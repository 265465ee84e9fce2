/// A target that cannot be used.
public struct TargetError: Error, Hashable, CustomStringConvertible {
    /// What is wrong with it, and what was expected.
    public let description: String

    init(_ description: String) {
        self.description = description
    }
}
