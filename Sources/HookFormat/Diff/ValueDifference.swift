/// A place in which two JSON values differ.
package struct ValueDifference: Sendable, Hashable {
    /// How they differ.
    package var change: Change
    /// JSON Pointer to the value in the left body; in the right one where the left has none.
    package var pointer: String
    /// JSON Pointer to the same value in the right body, where it is another one.
    package var rightPointer: String?
    /// The value in the left body; nil where it was added or moved.
    package var left: RawValue?
    /// The value in the right body; nil where it was removed or moved.
    package var right: RawValue?
}
