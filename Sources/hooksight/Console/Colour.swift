/// Colours by what they say.
enum Colour: String {
    /// All is well.
    case good = "32"
    /// Something is wrong.
    case bad = "31"
    /// Worth a look.
    case notable = "33"
    /// Beside the point.
    case faint = "2"
    /// What the eye looks for first.
    case strong = "1"
}
