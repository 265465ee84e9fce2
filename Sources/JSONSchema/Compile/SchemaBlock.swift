/// One compiled schema: the kinds that it allows and a run of instructions.
struct SchemaBlock: BitwiseCopyable {
    /// Bit `1 << kind`; `integerOnly` stands for numbers that are integral. All bits where there is no `type`.
    var kinds: UInt8 = 0xFF
    var first: UInt32 = 0
    var count: UInt32 = 0

    static let integerOnly: UInt8 = 1 << 7
}
