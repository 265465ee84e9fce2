/// A compiled schema: blocks of instructions and what they refer to, all flat.
final class SchemaProgram: Sendable {
    private let blocks: FrozenArray<SchemaBlock>
    private let instructions: FrozenArray<SchemaInstruction>
    private let plans: FrozenArray<MembersPlan>
    private let entries: FrozenArray<MembersPlan.Entry>
    private let slots: FrozenArray<UInt32>
    private let lists: FrozenArray<UInt32>
    private let names: FrozenArray<UInt8>
    private let text: FrozenArray<UInt8>
    private let nodes: FrozenArray<TapeNode>
    let options: SchemaOptions

    init(_ compiler: SchemaCompiler) {
        blocks = FrozenArray(compiler.blocks)
        instructions = FrozenArray(compiler.instructions)
        plans = FrozenArray(compiler.plans)
        entries = FrozenArray(compiler.entries)
        slots = FrozenArray(compiler.slots)
        lists = FrozenArray(compiler.lists)
        names = FrozenArray(compiler.names)
        text = FrozenArray(Array(compiler.text.bytes))
        nodes = FrozenArray(compiler.text.nodes)
        options = compiler.options
    }

    /// Calls `body` with bare pointers to everything.
    @inline(__always)
    func withView<R>(_ body: (View) -> R) -> R {
        withExtendedLifetime(self) {
            body(
                View(
                    blocks: blocks.base, instructions: instructions.base, plans: plans.base, entries: entries.base,
                    slots: slots.base, lists: lists.base, names: names.base,
                    schema: TapeView(text: text.base, nodes: nodes.base, count: nodes.count), options: options))
        }
    }

    /// Bare pointers; the program outlives them.
    struct View {
        let blocks: UnsafePointer<SchemaBlock>
        let instructions: UnsafePointer<SchemaInstruction>
        let plans: UnsafePointer<MembersPlan>
        let entries: UnsafePointer<MembersPlan.Entry>
        /// Entry numbers plus one, by name hash; 0 is free.
        let slots: UnsafePointer<UInt32>
        /// Block numbers of `allOf`, `prefixItems` and their like.
        let lists: UnsafePointer<UInt32>
        /// The decoded UTF-8 of all names.
        let names: UnsafePointer<UInt8>
        /// The schema's own text, for values that payloads are compared with.
        let schema: TapeView
        let options: SchemaOptions

        @inline(__always)
        func name(_ entry: MembersPlan.Entry) -> UnsafeBufferPointer<UInt8> {
            UnsafeBufferPointer(start: names + Int(entry.nameStart), count: Int(entry.nameLength))
        }

        func nameString(_ entry: MembersPlan.Entry) -> String { String(decoding: name(entry), as: UTF8.self) }
    }
}
