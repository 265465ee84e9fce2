import JSONText

/// One keyword, or a group of keywords that are checked together, with its operands.
struct SchemaInstruction: BitwiseCopyable {
    enum Operation: UInt8 {
        case never
        case const
        case `enum`
        case members
        case memberCount
        case items
        case itemCount
        case length
        case bound
        case format
        case reference
        case allOf
        case anyOf
        case oneOf
        case not
        case condition
        case contains
        case uniqueItems
        case multipleOf
        case propertyNames
        case dependentRequired
        case dependentSchemas
        case pattern
        case dynamicReference
        case unevaluatedMembers
        case unevaluatedItems
        case content
    }

    var operation: Operation
    /// The kinds of values that it looks at, as in `SchemaBlock`; others pass.
    var kinds: UInt8 = 0x7F
    /// Tells apart the keywords that share an operation.
    var variant: UInt8 = 0
    var first: UInt32 = 0
    var second: UInt32 = 0
    var third: UInt32 = 0

    /// An operand that is not there.
    static let none = UInt32.max
}

extension JSONKind {
    /// The kind's bit in masks.
    var bit: UInt8 { 1 << rawValue }
}
