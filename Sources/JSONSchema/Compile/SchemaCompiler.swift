import JSONText

/// Turns a schema's text into a program.
///
/// Subschemas wait in a queue, so nesting costs no stack, and a schema that is referred to from several places, or
/// from within itself, is compiled once. Schemas that nothing refers to are not compiled.
struct SchemaCompiler {
    var index: SchemaIndex
    let options: SchemaOptions

    var blocks: [SchemaBlock] = []
    var instructions: [SchemaInstruction] = []
    var plans: [MembersPlan] = []
    var entries: [MembersPlan.Entry] = []
    var slots: [UInt32] = []
    var lists: [UInt32] = []
    var names: [UInt8] = []
    var patterns: [ECMAPattern] = []
    /// The dialect of the schema that is being compiled.
    private(set) var dialect: SchemaDialect

    var dynamicReferences: [DynamicReference] = []
    private var blockOfNode: [Int: UInt32] = [:]

    init(_ schema: JSONValue, options: SchemaOptions, registry: SchemaRegistry) throws(SchemaError) {
        index = try SchemaIndex(schema, options: options, registry: registry)
        self.options = options
        dialect = SchemaDialect(options.draft)
    }

    var text: JSONText { index.text }

    mutating func run() throws(SchemaError) {
        _ = try block(for: 0)
        var next = 0
        repeat {
            while next < blocks.count {
                try compile(Int(blocks[next].node), into: next)
                next += 1
            }
            try requestDynamicTargets()
        } while next < blocks.count
        linkDynamicReferences()
        markLoops()
    }

    /// The block of the schema at a node, which is compiled now or later.
    mutating func block(for node: Int) throws(SchemaError) -> UInt32 {
        if let block = blockOfNode[node] { return block }
        switch text.nodes[node].kind {
        case .object, .true, .false: break
        default: throw failure("expected a schema (an object or a boolean), found \(shown(node))", at: node)
        }
        let block = UInt32(blocks.count)
        let resource = index.resourceNumber(of: node)
        blockOfNode[node] = block
        blocks.append(
            SchemaBlock(
                traits: index.resources[resource].root == node ? SchemaBlock.opensScope : 0, node: UInt32(node),
                resource: UInt32(resource)))
        return block
    }

    private mutating func compile(_ schema: Int, into block: Int) throws(SchemaError) {
        let first = instructions.count
        dialect = index.resource(of: schema).dialect
        switch text.nodes[schema].kind {
        case .true: break
        case .false: instructions.append(SchemaInstruction(operation: .never))
        default:
            try refuseRepeatedKeywords(of: schema)
            if dialect.draft < .draft2019, value(of: "$ref", in: schema) != nil {
                // Nothing counts beside it until draft 7.
                try compileReference(of: schema)
            } else {
                try compileKeywords(of: schema, into: block)
            }
        }
        blocks[block].first = UInt32(first)
        blocks[block].count = UInt32(instructions.count - first)
    }

    /// The order is that of running: cheap checks come first, and what is unevaluated is known last.
    private mutating func compileKeywords(of schema: Int, into block: Int) throws(SchemaError) {
        if dialect.has(.validation) {
            blocks[block].kinds = try compileType(of: schema)
            try compileConst(of: schema)
            try compileEnum(of: schema)
            try compileLength(of: schema)
            try compileBounds(of: schema)
        }
        try compileFormat(of: schema)
        if dialect.has(.validation) { try compileCounts(of: schema) }
        try compileMembers(of: schema)
        if dialect.has(.applicator) { try compileItems(of: schema) }
        try compileReference(of: schema)
        if dialect.has(.applicator) {
            try compileApplicators(of: schema)
            try compileCondition(of: schema)
            try compileContains(of: schema)
            try compilePropertyNames(of: schema)
        }
        if dialect.has(.validation) {
            try compileUniqueItems(of: schema)
            try compileMultipleOf(of: schema)
            try compilePattern(of: schema)
        }
        try compileDependents(of: schema)
        try compileContent(of: schema)
        if dialect.has(.unevaluated) { try compileUnevaluated(of: schema, into: block) }
    }

    /// A keyword that is given twice would be passed over in silence once.
    private func refuseRepeatedKeywords(of schema: Int) throws(SchemaError) {
        guard text.nodes[schema].has(TapeNode.repeatsNames) else { return }
        for (name, value) in text.members(of: JSONText.Node(schema))
        where text.nodes[name.position].has(TapeNode.repeated) {
            throw failure("\(shown(name.position)) is given twice in one schema", at: value.position)
        }
    }
}
