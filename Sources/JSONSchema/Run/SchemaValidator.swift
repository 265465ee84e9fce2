public import JSONText

/// Several schemas that judge the same payload together, such as an envelope and an event.
///
/// A valid payload costs one quick pass for each schema; only an invalid one is gone over again for its errors.
public struct SchemaValidator: Sendable {
    private let schemas: [CompiledSchema]

    /// Creates a judge; the errors of earlier schemas are told first.
    public init(_ schemas: [CompiledSchema]) {
        self.schemas = schemas
    }

    /// Judges a payload.
    ///
    /// A member is undocumented when at least one schema that applies to its object lists properties and none that
    /// applies lists this one. A schema under `additionalProperties` documents what it applies to.
    public func validate(_ text: JSONText) -> ValidationReport { validate(text, at: text.root) }

    /// Judges a value; places in the report are those in its whole document.
    public func validate(_ value: JSONValue) -> ValidationReport {
        value.storage.withText { validate($0, at: JSONText.Node(value.index)) }
    }

    /// Judges one value of a payload; places in the report are those in the whole payload.
    ///
    /// Takes time in proportion to the value, and on errors to where it stands.
    public func validate(_ text: JSONText, at node: JSONText.Node) -> ValidationReport {
        text.withView { payload in
            SchemaValidator.withMarks(of: node.position, in: payload) { marks, nodes in
                var report = ValidationReport()
                report.formatAssertion = schemas.contains { $0.program.assertsFormats }
                if !isValid(payload, at: nodes.lowerBound, MemberMarks(marks), into: &report) {
                    marks.advanced(by: nodes.lowerBound).update(repeating: 0, count: nodes.count)
                    explain(payload, at: nodes.lowerBound, text, MemberMarks(marks), into: &report)
                }
                noteUndocumented(payload, nodes, text, marks, into: &report)
                return report
            } ?? ValidationReport()
        }
    }

    /// Whether one value of a payload is valid, without a word of what is wrong.
    public func accepts(_ text: JSONText, at node: JSONText.Node) -> Bool {
        text.withView { payload in
            SchemaValidator.withMarks(of: node.position, in: payload) { marks, nodes in
                var report = ValidationReport()
                return isValid(payload, at: nodes.lowerBound, MemberMarks(marks), into: &report)
            } ?? false
        }
    }

    /// Lends marks for the nodes of one value, by their places in the whole payload.
    private static func withMarks<Result>(
        of node: Int, in payload: TapeView, _ use: (UnsafeMutablePointer<UInt8>, Range<Int>) -> Result
    ) -> Result? {
        let nodes = node..<max(node + 1, Int(payload[node].next))
        return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: nodes.count) { memory in
            memory.initialize(repeating: 0)
            return memory.baseAddress.map { use($0.advanced(by: -node), nodes) }
        }
    }

    /// The quick answer of all schemas; those that come back to themselves are noted.
    private func isValid(
        _ payload: TapeView, at node: Int, _ marks: MemberMarks, into report: inout ValidationReport
    ) -> Bool {
        schemas.allSatisfy { schema in
            var loops: [UInt32] = []
            let answer = schema.program.answer(payload, at: node, marks, loops: &loops)
            for block in loops where report.notes.count < ValidationReport.noteLimit {
                report.notes.append(schema.program.note(onLoop: block))
            }
            return answer == true
        }
    }

    private func explain(
        _ payload: TapeView, at node: Int, _ text: JSONText, _ marks: MemberMarks, into report: inout ValidationReport
    ) {
        var found = ViolationCollector()
        for schema in schemas { found.append(schema.program.violations(of: payload, at: node, marks)) }
        var positions = PositionFinder(text.bytes)
        report.errors = found.violations.map { violation in
            let node = JSONText.Node(violation.node)
            let position = positions.position(of: text.offset(of: node))
            return SchemaViolation(
                instanceLocation: text.pointer(to: node), keywordLocation: violation.keywordLocation,
                absoluteKeywordLocation: violation.absoluteKeywordLocation,
                error: violation.error, line: position.line, column: position.column, hint: violation.hint)
        }
        report.isGivenUp = found.isGivenUp
        report.omitted = found.total - found.violations.count
    }

    private func noteUndocumented(
        _ payload: TapeView, _ nodes: Range<Int>, _ text: JSONText, _ marks: UnsafeMutablePointer<UInt8>,
        into report: inout ValidationReport
    ) {
        for object in nodes where marks[object] & MemberMarks.listsProperties != 0 {
            var name = object &+ 1
            let end = Int(payload[object].next)
            while name < end {
                if marks[name &+ 1] & MemberMarks.documented == 0 {
                    if report.undocumented.count < ValidationReport.undocumentedLimit {
                        report.undocumented.append(text.pointer(to: JSONText.Node(name)))
                    } else {
                        report.undocumentedOmitted += 1
                    }
                }
                name = Int(payload[name &+ 1].next)
            }
        }
    }
}
