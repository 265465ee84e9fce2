/// A target that cannot be used.
package struct TargetError: Error, Hashable, CustomStringConvertible {
    /// What is wrong with it, and what was expected.
    package let description: String

    init(_ description: String) {
        self.description = description
    }
}
