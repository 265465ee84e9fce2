/// How two captures differ in one place, in stable words.
package enum Change: String, Sendable, Hashable, CaseIterable {
    /// The right one alone has it.
    case added
    /// The left one alone has it.
    case removed
    /// Both have it, with other values.
    case changed
    /// Both have it with the same value, elsewhere among its neighbours.
    case moved
    /// Both have it with the same value, and its name in other letters' case.
    case nameCase = "name_case"
    /// Both have it with the same value, with other white space around it.
    case whiteSpace = "white_space"
}
