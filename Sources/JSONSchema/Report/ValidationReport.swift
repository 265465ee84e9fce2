public import JSONText

/// What judging a payload by one or more schemas found.
public struct ValidationReport: Sendable, Hashable {
    /// What is wrong, at most `errorLimit` of it, in the order of the schemas.
    public internal(set) var errors: [SchemaViolation] = []
    /// How many more errors there are than `errors` tells.
    public internal(set) var omitted = 0
    /// Whether judging reached a limit and was given up: the payload counts as invalid, and the first error says why.
    public internal(set) var isGivenUp = false
    /// Members of objects whose schemas list properties, but not these; at most `undocumentedLimit` of them.
    ///
    /// They are no errors.
    public internal(set) var undocumented: [JSONPointer] = []
    /// How many more undocumented members there are.
    public internal(set) var undocumentedOmitted = 0

    /// What is to be known of the schemas and is no error of the payload: those that came back to themselves; at most
    /// `noteLimit` of them, and only those that were come upon before the payload was found invalid.
    public internal(set) var notes: [SchemaNote] = []

    /// Whether `format` decided over validity; otherwise it was only a description.
    public internal(set) var formatAssertion = false

    /// The most errors that are told for one payload.
    public static let errorLimit = 20
    /// The most undocumented members that are told for one payload.
    public static let undocumentedLimit = 20
    /// The most notes on schemas.
    public static let noteLimit = 20

    /// Creates the report of a payload in which nothing was found.
    public init() {}

    /// Whether the payload is valid by every schema.
    public var isValid: Bool { errors.isEmpty }
}
