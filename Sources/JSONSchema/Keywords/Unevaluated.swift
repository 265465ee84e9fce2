import JSONText

/// `unevaluatedProperties` and `unevaluatedItems`, checked behind all that may evaluate something (2020-12, Core,
/// section 11).
extension SchemaCompiler {
    mutating func compileUnevaluated(of schema: Int, into block: Int) throws(SchemaError) {
        guard dialect.draft >= .draft2019 else { return }
        if let target = try self.schema(of: "unevaluatedProperties", in: schema) {
            blocks[block].traits |= SchemaBlock.tracksMembers
            instructions.append(
                SchemaInstruction(operation: .unevaluatedMembers, kinds: JSONKind.object.bit, first: target))
        }
        if let target = try self.schema(of: "unevaluatedItems", in: schema) {
            blocks[block].traits |= SchemaBlock.tracksItems
            instructions.append(
                SchemaInstruction(operation: .unevaluatedItems, kinds: JSONKind.array.bit, first: target))
        }
    }
}

extension SchemaRun {
    mutating func checkUnevaluatedMembers(_ instruction: SchemaInstruction, _ node: Int, of block: UInt32) -> Bool {
        let end = Int(payload[node].next)
        let documents = program.schema[Int(program.blocks[Int(instruction.first)].node)].isKind(.object)
        var isValid = true
        var name = node &+ 1
        var index = 0
        while name < end {
            if !isEvaluated(index) {
                if documents { marks?.mark(name &+ 1, MemberMarks.documented) }
                if !checkUnevaluatedMember(instruction.first, name, of: block) {
                    if !isExplaining { return false }
                    isValid = false
                }
            }
            name = Int(payload[name &+ 1].next)
            index &+= 1
        }
        markAllEvaluated()
        return isValid
    }

    mutating func checkUnevaluatedItems(_ instruction: SchemaInstruction, _ node: Int) -> Bool {
        let end = Int(payload[node].next)
        var isValid = true
        var element = node &+ 1
        var index = 0
        while element < end {
            if !isEvaluated(index), !evaluate(instruction.first, element, under: "unevaluatedItems") {
                if !isExplaining { return false }
                isValid = false
            }
            element = Int(payload[element].next)
            index &+= 1
        }
        markAllEvaluated()
        return isValid
    }

    private mutating func checkUnevaluatedMember(_ schema: UInt32, _ name: Int, of block: UInt32) -> Bool {
        guard program.isNever(schema) else { return evaluate(schema, name &+ 1, under: "unevaluatedProperties") }
        return fail("unevaluatedProperties", at: name &+ 1) { run in
            let text = run.payload.string(run.payload[name])
            let near = NameDistance.nearest(to: text, among: run.program.memberNames(inPlaceOf: block))
            return (
                "\(ValuePreview.quoted(text)) is not allowed",
                near.map { "did you mean \(ValuePreview.quoted($0))?" }
            )
        }
    }
}
