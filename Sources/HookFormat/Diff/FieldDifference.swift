/// A difference in something that has a name: a header line, a query parameter, a part of the request line, a verdict.
package struct FieldDifference: Sendable, Hashable {
    /// How they differ.
    package var change: Change
    /// The name, as the left capture has it where both do.
    package var name: String
    /// The value in the left capture, as it came; nil where it has none.
    package var left: [UInt8]?
    /// The value in the right capture, as it came; nil where it has none.
    package var right: [UInt8]?
    /// The places from 1 among header lines or parameters, of what was moved.
    package var places: Places?

    /// A place on either side, from 1.
    package struct Places: Sendable, Hashable {
        /// In the left capture.
        package var left: Int
        /// In the right capture.
        package var right: Int
    }

    /// Makes a difference from its parts.
    package init(
        _ change: Change, _ name: String, left: [UInt8]? = nil, right: [UInt8]? = nil, places: Places? = nil
    ) {
        self.change = change
        self.name = name
        self.left = left
        self.right = right
        self.places = places
    }

    /// What differs between two texts of a name; nil where nothing does.
    init?(_ name: String, _ left: String?, _ right: String?) {
        guard left != right else { return nil }
        let change: Change = left == nil ? .added : right == nil ? .removed : .changed
        self.init(change, name, left: left.map { Array($0.utf8) }, right: right.map { Array($0.utf8) })
    }
}
