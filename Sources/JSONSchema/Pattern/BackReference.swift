/// A reference to what a group matched.
struct BackReference {
    enum Target {
        case number(Int)
        case name([Unicode.Scalar])
    }

    let target: Target
    /// The group that it stands in, and in which of its alternatives.
    let group: Int
    let alternative: Int
    /// Where it stands, in code points of the pattern.
    let offset: Int
}
