/// One compiled schema: the kinds that it allows and a run of instructions.
struct SchemaBlock: BitwiseCopyable {
    /// The kinds allowed, bit `1 << kind` for each; all bits where there is no `type`.
    var kinds: UInt8 = 0xFF
    var first: UInt32 = 0
    var count: UInt32 = 0

    /// The bit for numbers that are integral.
    static let integerOnly: UInt8 = 1 << 7
}
