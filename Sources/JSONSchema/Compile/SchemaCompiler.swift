/// Turns a schema's text into a program.
///
/// Subschemas wait in a queue, so nesting costs no stack, and a schema that is referred to from several places, or
/// from within itself, is compiled once.
struct SchemaCompiler {
    let text: JSONText
    let root: Int
    let options: SchemaOptions

    var blocks: [SchemaBlock] = []
    var instructions: [SchemaInstruction] = []
    var plans: [MembersPlan] = []
    var entries: [MembersPlan.Entry] = []
    var slots: [UInt32] = []
    var lists: [UInt32] = []
    var names: [UInt8] = []

    private var blockOfNode: [Int: UInt32] = [:]
    private var nodeOfBlock: [Int] = []

    /// The value at node `root` of `text` is the schema; the text outlives the compiler.
    init(text: JSONText, root: Int, options: SchemaOptions) {
        self.text = text
        self.root = root
        self.options = options
    }

    mutating func run() throws(SchemaError) {
        try checkDialect()
        _ = try block(for: root)
        var next = 0
        while next < nodeOfBlock.count {
            try compile(nodeOfBlock[next], into: next)
            next += 1
        }
        try refuseEndlessReferences()
    }

    /// The block of the schema at a node, which is compiled now or later.
    mutating func block(for node: Int) throws(SchemaError) -> UInt32 {
        if let block = blockOfNode[node] { return block }
        switch text.nodes[node].kind {
        case .object, .true, .false: break
        default: throw failure("expected a schema (an object or a boolean), found \(shown(node))", at: node)
        }
        let block = UInt32(blocks.count)
        blockOfNode[node] = block
        blocks.append(SchemaBlock())
        nodeOfBlock.append(node)
        return block
    }

    private mutating func compile(_ schema: Int, into block: Int) throws(SchemaError) {
        let first = instructions.count
        switch text.nodes[schema].kind {
        case .true: break
        case .false: instructions.append(SchemaInstruction(operation: .never))
        default:
            try checkKeywords(of: schema)
            blocks[block].kinds = try compileType(of: schema)
            try compileConst(of: schema)
            try compileEnum(of: schema)
            try compileLength(of: schema)
            try compileBounds(of: schema)
            try compileFormat(of: schema)
            try compileCounts(of: schema)
            try compileMembers(of: schema)
            try compileItems(of: schema)
            try compileReference(of: schema)
            try compileApplicators(of: schema)
            try compileCondition(of: schema)
            try compileContains(of: schema)
            try compileUniqueItems(of: schema)
            try compileMultipleOf(of: schema)
            try compilePropertyNames(of: schema)
            try compileDependents(of: schema)
        }
        blocks[block].first = UInt32(first)
        blocks[block].count = UInt32(instructions.count - first)
    }

    private func checkDialect() throws(SchemaError) {
        guard let node = value(of: "$schema", in: root) else { return }
        guard let uri = text.string(of: JSONText.Node(node)) else {
            throw failure("expected \"$schema\" to be a string, found \(shown(node))", at: node)
        }
        let known = "https://json-schema.org/draft/2020-12/schema"
        guard uri == known || uri == known + "#" else {
            throw failure("the dialect \(shown(node)) is not supported; use \"\(known)\"", at: node)
        }
    }

    /// A chain of references and in-place applicators that leads back to where it began would never end.
    private func refuseEndlessReferences() throws(SchemaError) {
        var isDone = [Bool](repeating: false, count: blocks.count)
        var isOpen = isDone
        for start in blocks.indices where !isDone[start] {
            var way = [(block: start, targets: inPlaceTargets(of: start)[...])]
            isOpen[start] = true
            while let target = way[way.count - 1].targets.popFirst() {
                if isOpen[target] {
                    throw failure("this schema refers back to itself without end", at: nodeOfBlock[target])
                }
                if !isDone[target] {
                    way.append((target, inPlaceTargets(of: target)[...]))
                    isOpen[target] = true
                }
                while let last = way.last, last.targets.isEmpty {
                    isDone[last.block] = true
                    isOpen[last.block] = false
                    way.removeLast()
                }
                if way.isEmpty { break }
            }
            isDone[start] = true
            isOpen[start] = false
        }
    }

    private func inPlaceTargets(of block: Int) -> [Int] {
        let first = Int(blocks[block].first)
        return instructions[first..<first + Int(blocks[block].count)].flatMap { instruction -> [Int] in
            switch instruction.operation {
            case .reference, .not: [Int(instruction.first)]
            case .dependentSchemas:
                (0..<Int(instruction.second)).map { Int(lists[Int(instruction.first) + 2 * $0 + 1]) }
            case .allOf, .anyOf, .oneOf:
                lists[Int(instruction.first)..<Int(instruction.first + instruction.second)].map { Int($0) }
            case .condition:
                [instruction.first, instruction.second, instruction.third]
                    .filter { $0 != SchemaInstruction.none }.map { Int($0) }
            default: []
            }
        }
    }
}
