import JSONText

/// One schema at work on one payload.
///
/// The same code answers yes or no, stopping at the first failure, and explains, going on after each. Recursion
/// follows the payload and the schema together and is bounded by `SchemaOptions.maximumDepth`; the number of steps
/// is bounded by the size of the payload, so that schemas which apply each other many times over end as well.
struct SchemaRun {
    let program: SchemaProgram.View
    let payload: TapeView
    /// What is known of each node of the payload; nil when nobody asks for undocumented members.
    var marks: MemberMarks?
    /// Not nil while explaining.
    var collector: ViolationCollector?
    /// The keywords passed through on the way here; kept only while explaining.
    var path: [Step] = []
    /// The block that is running; kept only while explaining.
    private(set) var current: UInt32 = 0
    /// The resources passed through on the way here, from outermost; kept only where dynamic references ask for them.
    var scope: [UInt32] = []
    /// The accounts of what is evaluated, from outermost.
    var evaluated: [EvaluatedChildren] = []
    /// What searching for patterns may still cost.
    var patternBudget = PatternBudget()
    /// How many branches are being explained, one in another.
    var branchDepth = 0
    private(set) var exhausted: Exhaustion?
    /// What is kept of schemas that may come back to themselves; nil where the schema has none.
    let loops: LoopWatch?

    private var depthLeft: Int
    private var stepsLeft: Int

    /// Why a payload was given up.
    enum Exhaustion {
        case depth
        case steps
        /// The schema depends on its own negation.
        case negation
        /// A pattern reached its limit; its node in the schema.
        case pattern(UInt32)
    }

    enum Step {
        case keyword(StaticString)
        case index(Int)
        /// A name of the schema.
        case name(MembersPlan.Entry)
        /// A string of the schema that names a member, by its node.
        case string(Int)
    }

    init(_ program: SchemaProgram.View, payload: TapeView, marks: MemberMarks?, isExplaining: Bool) {
        self.program = program
        self.payload = payload
        self.marks = marks
        collector = isExplaining ? ViolationCollector() : nil
        loops = program.hasLoops ? LoopWatch() : nil
        depthLeft = program.maximumDepth
        stepsLeft = 1_000_000 + 64 * payload.count + Int(payload[0].length)
    }

    @inline(__always)
    var isExplaining: Bool { collector != nil }

    /// Whether the value at a node is valid by a block.
    mutating func evaluate(_ block: UInt32, _ node: Int) -> Bool {
        guard depthLeft > 0, stepsLeft > 0 else { return giveUp(depthLeft <= 0 ? .depth : .steps) }
        let number = block
        let block = program.blocks[Int(block)]
        let kind = payload[node].kindBit
        stepsLeft &-= 1
        if block.kinds & kind == 0, !isIntegerByValue(block.kinds, node) {
            if isExplaining {
                let outer = current
                current = number
                explainType(block, node)
                current = outer
            }
            return false
        }
        if block.count == 0 { return true }
        depthLeft &-= 1
        defer { depthLeft &+= 1 }
        if block.traits != 0 || isExplaining { return runSpecial(block, number, node) }
        return run(block, number, node)
    }

    /// Runs a block that keeps accounts or opens a scope, and any block while explaining.
    @inline(never)
    private mutating func runSpecial(_ block: SchemaBlock, _ number: UInt32, _ node: Int) -> Bool {
        let outer = current
        current = number
        let opensScope = block.traits & SchemaBlock.opensScope != 0 && program.hasDynamicReferences
        if opensScope { scope.append(block.resource) }
        let hasAccount = openAccount(block.traits, node)
        let isValid =
            block.traits & SchemaBlock.comesBack != 0 ? runLoop(block, number, node) : run(block, number, node)
        if hasAccount { closeAccount() }
        if opensScope { scope.removeLast() }
        current = outer
        return isValid
    }

    @inline(__always)
    private mutating func run(_ block: SchemaBlock, _ number: UInt32, _ node: Int) -> Bool {
        let kind = payload[node].kindBit
        var isValid = true
        var next = Int(block.first)
        let end = next &+ Int(block.count)
        while next < end {
            if program.instructions[next].kinds & kind != 0, !execute(program.instructions[next], number, node) {
                if !isExplaining { return false }
                isValid = false
            }
            next &+= 1
        }
        return isValid
    }

    /// As `run`, joining what is open of the answers.
    mutating func runJoining(
        _ block: SchemaBlock, _ number: UInt32, _ node: Int, _ joined: inout OpenAnswer, _ loops: LoopWatch
    ) -> Bool {
        let kind = payload[node].kindBit
        var isValid = true
        for index in Int(block.first)..<Int(block.first) + Int(block.count) {
            loops.answer = .settled
            if program.instructions[index].kinds & kind != 0, !execute(program.instructions[index], number, node) {
                if !isExplaining { return false }
                isValid = false
            }
            joined = joined.and(loops.answer)
        }
        return isValid
    }

    @inline(__always)
    private mutating func execute(_ instruction: SchemaInstruction, _ block: UInt32, _ node: Int) -> Bool {
        switch instruction.operation {
        case .never: checkNever(node)
        case .const: checkConst(instruction, node)
        case .enum: checkEnum(instruction, node)
        case .members: checkMembers(instruction, node)
        case .memberCount: checkMemberCount(instruction, node)
        case .items: checkItems(instruction, node)
        case .itemCount: checkItemCount(instruction, node)
        case .length: checkLength(instruction, node)
        case .bound: checkBound(instruction, node)
        case .format: checkFormat(instruction, node)
        case .reference: checkReference(instruction, node)
        case .allOf: checkAllOf(instruction, node)
        case .anyOf: checkAnyOf(instruction, node)
        case .oneOf: checkOneOf(instruction, node)
        case .not: checkNot(instruction, node)
        case .condition: checkCondition(instruction, node)
        case .contains: checkContains(instruction, node)
        case .uniqueItems: checkUniqueItems(instruction, node)
        case .multipleOf: checkMultipleOf(instruction, node)
        case .propertyNames: checkPropertyNames(instruction, node)
        case .dependentRequired: checkDependentRequired(instruction, node)
        case .dependentSchemas: checkDependentSchemas(instruction, node)
        case .pattern: checkPattern(instruction, node)
        case .dynamicReference: checkDynamicReference(instruction, node)
        case .unevaluatedMembers: checkUnevaluatedMembers(instruction, node, of: block)
        case .unevaluatedItems: checkUnevaluatedItems(instruction, node)
        case .content: checkContent(instruction, node)
        }
    }

    /// Counts work that is not an evaluation.
    @inline(__always)
    mutating func spend(_ steps: Int) {
        stepsLeft &-= steps
    }

    /// Whether there are steps left.
    var canGoOn: Bool { stepsLeft > 0 }

    /// Notes that the payload cannot be judged; always false.
    mutating func giveUp(_ reason: Exhaustion) -> Bool {
        if exhausted == nil { exhausted = reason }
        return false
    }
}
