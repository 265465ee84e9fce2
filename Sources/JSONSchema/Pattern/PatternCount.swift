/// How often something is repeated.
struct PatternCount {
    let minimum: Int
    /// Nil where there is no end to it.
    let maximum: Int?

    var isLoop: Bool { maximum != 1 && maximum != 0 }
    var isFixed: Bool { minimum == maximum }

    static let once = PatternCount(minimum: 1, maximum: 1)
}
