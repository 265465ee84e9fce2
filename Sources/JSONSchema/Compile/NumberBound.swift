/// The keywords that bound a number.
enum NumberBound: UInt8, CaseIterable {
    case minimum
    case exclusiveMinimum
    case maximum
    case exclusiveMaximum

    var keyword: StaticString {
        switch self {
        case .minimum: "minimum"
        case .exclusiveMinimum: "exclusiveMinimum"
        case .maximum: "maximum"
        case .exclusiveMaximum: "exclusiveMaximum"
        }
    }

    var words: String {
        switch self {
        case .minimum: "at least"
        case .exclusiveMinimum: "more than"
        case .maximum: "at most"
        case .exclusiveMaximum: "less than"
        }
    }

    /// Whether a number passes that compares so with the bound.
    func admits(_ comparison: Int) -> Bool {
        switch self {
        case .minimum: comparison >= 0
        case .exclusiveMinimum: comparison > 0
        case .maximum: comparison <= 0
        case .exclusiveMaximum: comparison < 0
        }
    }
}
