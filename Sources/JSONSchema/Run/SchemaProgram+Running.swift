import JSONText

extension SchemaProgram {
    /// The quick answer for one value of a payload.
    func isValid(_ payload: TapeView, at node: Int, _ marks: MemberMarks?) -> Bool {
        answer(payload, at: node, marks) == true
    }

    /// The quick answer; nil when the value was given up.
    func answer(_ payload: TapeView, at node: Int, _ marks: MemberMarks?) -> Bool? {
        var loops: [UInt32] = []
        return answer(payload, at: node, marks, loops: &loops)
    }

    /// The quick answer, and the blocks that came back to themselves on the way.
    func answer(_ payload: TapeView, at node: Int, _ marks: MemberMarks?, loops: inout [UInt32]) -> Bool? {
        withView { program in
            var run = SchemaRun(program, payload: payload, marks: marks, isExplaining: false)
            let isValid = run.evaluate(0, node)
            // Where there is no answer, what came back did not add nothing.
            if let watch = run.loops, !run.isNegated { loops = watch.comebacks }
            return run.exhausted == nil ? isValid : nil
        }
    }

    /// What is wrong with one value of a payload.
    func violations(of payload: TapeView, at node: Int, _ marks: MemberMarks?) -> ViolationCollector {
        withView { program in
            var run = SchemaRun(program, payload: payload, marks: marks, isExplaining: true)
            _ = run.evaluate(0, node)
            return run.finish(at: node)
        }
    }

    /// The note on a block that came back to itself.
    func note(onLoop block: UInt32) -> SchemaNote {
        withView { program in
            let block = program.blocks[Int(block)]
            let resource = program.resource(block.resource)
            let pointer = program.schema.pointer(to: Int(block.node), from: resource.root)
            return SchemaNote(
                schemaLocation: "\(resource.uri)#\(pointer.fragment)",
                text: "this schema comes back to itself at the same place of the payload, which adds nothing")
        }
    }
}
