/// One compiled schema: the kinds that it allows and a run of instructions.
struct SchemaBlock: BitwiseCopyable {
    /// The kinds allowed, bit `1 << kind` for each; all bits where there is no `type`.
    var kinds: UInt8 = 0xFF
    var traits: UInt8 = 0
    var first: UInt32 = 0
    var count: UInt32 = 0
    /// Where the schema stands in the tape.
    var node: UInt32 = 0
    /// The number of the resource that it belongs to.
    var resource: UInt32 = 0

    /// The bit for numbers that are integral.
    static let integerOnly: UInt8 = 1 << 7

    /// It is the root of a resource, which dynamic references may come back to.
    static let opensScope: UInt8 = 1 << 0
    /// It has `unevaluatedProperties`.
    static let tracksMembers: UInt8 = 1 << 1
    /// It has `unevaluatedItems`.
    static let tracksItems: UInt8 = 1 << 2
    /// It may be applied again by what it applies to the same value.
    static let comesBack: UInt8 = 1 << 3
}
