/// What a schema says about the members of an object, arranged for one pass over them.
struct MembersPlan: BitwiseCopyable {
    /// The run of entries: names from `properties` in their order, then those only in `required`.
    var first: UInt32
    var count: UInt32
    /// The run of hash slots, a power of two of them; none where there are few entries.
    var firstSlot: UInt32
    var slotCount: UInt32
    /// The run in `lists` of `patternProperties`: the number of a pattern, its node and its block for each.
    var firstPattern: UInt32
    var patternCount: UInt32
    /// How many entries are required.
    var requiredCount: UInt32
    /// The block of `additionalProperties`, or `SchemaInstruction.none`.
    var additional: UInt32
    /// Whether there is a `properties` keyword, which makes other members undocumented.
    var listsProperties: Bool
    /// Whether `additionalProperties` is a schema of its own, which documents whatever it applies to.
    var documentsAdditional: Bool

    /// One name.
    struct Entry: BitwiseCopyable {
        var nameStart: UInt32
        var nameLength: UInt32
        var hash: UInt32
        /// The block of the value, or `SchemaInstruction.none` when the name is only required.
        var block: UInt32
        /// Counted over the required entries, or `SchemaInstruction.none`.
        var requiredIndex: UInt32
    }
}
