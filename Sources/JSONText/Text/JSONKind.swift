/// What a JSON value is.
@frozen
public enum JSONKind: UInt8, Sendable, Hashable, CaseIterable {
    case object
    case array
    case string
    case number
    case `true`
    case `false`
    case null

    /// The word for this kind in JSON Schema: `true` and `false` are both `boolean`.
    public var name: String {
        switch self {
        case .object: "object"
        case .array: "array"
        case .string: "string"
        case .number: "number"
        case .true, .false: "boolean"
        case .null: "null"
        }
    }
}
