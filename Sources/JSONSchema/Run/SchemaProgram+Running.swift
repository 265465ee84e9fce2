import JSONText

extension SchemaProgram {
    /// The quick answer for one value of a payload.
    func isValid(_ payload: TapeView, at node: Int, _ marks: MemberMarks?) -> Bool {
        answer(payload, at: node, marks) == true
    }

    /// The quick answer; nil when the value was given up.
    func answer(_ payload: TapeView, at node: Int, _ marks: MemberMarks?) -> Bool? {
        withView { program in
            var run = SchemaRun(program, payload: payload, marks: marks, isExplaining: false)
            let isValid = run.evaluate(0, node)
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
}
