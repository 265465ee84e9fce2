import JSONText

/// A compiled schema: blocks of instructions and what they refer to, all flat.
final class SchemaProgram: Sendable {
    private let blocks: FrozenArray<SchemaBlock>
    private let instructions: FrozenArray<SchemaInstruction>
    private let plans: FrozenArray<MembersPlan>
    private let entries: FrozenArray<MembersPlan.Entry>
    private let slots: FrozenArray<UInt32>
    private let lists: FrozenArray<UInt32>
    private let names: FrozenArray<UInt8>
    private let patterns: [ECMAPattern]
    private let patternReferences: FrozenArray<Unmanaged<ECMAPattern>>
    private let text: FrozenArray<UInt8>
    private let nodes: FrozenArray<TapeNode>
    private let hasDynamicReferences: Bool
    private let tracksChildren: Bool
    private let hasLoops: Bool
    /// Whether `format` decides over validity, by the options or by some dialect.
    let assertsFormats: Bool
    private let maximumDepth: Int
    /// The URIs of the resources, by number, with the nodes of their roots.
    private let resources: [(uri: String, root: Int)]

    init(_ compiler: SchemaCompiler) {
        blocks = FrozenArray(compiler.blocks)
        instructions = FrozenArray(compiler.instructions)
        plans = FrozenArray(compiler.plans)
        entries = FrozenArray(compiler.entries)
        slots = FrozenArray(compiler.slots)
        lists = FrozenArray(compiler.lists)
        names = FrozenArray(compiler.names)
        patterns = compiler.patterns
        patternReferences = FrozenArray(compiler.patterns.map { Unmanaged.passUnretained($0) })
        text = FrozenArray(Array(compiler.text.bytes))
        nodes = FrozenArray(compiler.text.nodes)
        hasDynamicReferences = compiler.instructions.contains { $0.operation == .dynamicReference }
        tracksChildren = compiler.instructions.contains {
            $0.operation == .unevaluatedMembers || $0.operation == .unevaluatedItems
        }
        hasLoops = compiler.blocks.contains { $0.traits & SchemaBlock.comesBack != 0 }
        resources = compiler.index.resources.map { ($0.uri, $0.root) }
        assertsFormats =
            compiler.options.formatAssertion || compiler.index.resources.contains { $0.dialect.has(.formatAssertion) }
        maximumDepth = compiler.options.maximumDepth
    }

    /// Calls `body` with bare pointers to everything.
    @inline(__always)
    func withView<R>(_ body: (View) -> R) -> R {
        withExtendedLifetime(self) {
            body(
                View(
                    blocks: blocks.base, instructions: instructions.base, plans: plans.base, entries: entries.base,
                    slots: slots.base, lists: lists.base, names: names.base, patterns: patternReferences.base,
                    schema: TapeView(text: text.base, nodes: nodes.base, count: nodes.count),
                    hasDynamicReferences: hasDynamicReferences, tracksChildren: tracksChildren,
                    hasLoops: hasLoops, maximumDepth: maximumDepth, program: Unmanaged.passUnretained(self)))
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
        /// Block numbers of `allOf`, `prefixItems` and their like, and other runs of operands.
        let lists: UnsafePointer<UInt32>
        /// The decoded UTF-8 of all names.
        let names: UnsafePointer<UInt8>
        let patterns: UnsafePointer<Unmanaged<ECMAPattern>>
        /// The text of the schema and of what it refers to, for values that payloads are compared with.
        let schema: TapeView
        let hasDynamicReferences: Bool
        let tracksChildren: Bool
        /// Whether some block may come back to itself.
        let hasLoops: Bool
        let maximumDepth: Int
        fileprivate let program: Unmanaged<SchemaProgram>

        /// A resource by its number, for messages.
        func resource(_ number: UInt32) -> (uri: String, root: Int) {
            program._withUnsafeGuaranteedRef { $0.resources[Int(number)] }
        }

        @inline(__always)
        func name(_ entry: MembersPlan.Entry) -> UnsafeBufferPointer<UInt8> {
            UnsafeBufferPointer(start: names + Int(entry.nameStart), count: Int(entry.nameLength))
        }

        func nameString(_ entry: MembersPlan.Entry) -> String { String(decoding: name(entry), as: UTF8.self) }
    }
}
