import JSONText

/// `pattern`.
extension SchemaCompiler {
    mutating func compilePattern(of schema: Int) throws(SchemaError) {
        guard let node = value(of: "pattern", in: schema) else { return }
        guard text.nodes[node].isKind(.string) else {
            throw failure("expected \"pattern\" to be a string, found \(shown(node))", at: node)
        }
        instructions.append(
            SchemaInstruction(
                operation: .pattern, kinds: JSONKind.string.bit, first: try pattern(at: node), second: UInt32(node)))
    }

    /// The number of the pattern that a string of the schema is.
    mutating func pattern(at node: Int) throws(SchemaError) -> UInt32 {
        let source = text.string(of: JSONText.Node(node)) ?? ""
        do throws(PatternError) {
            patterns.append(try ECMAPattern(source))
        } catch {
            throw failure("\(shown(node)) is no ECMA-262 pattern: \(error)", at: node)
        }
        return UInt32(patterns.count - 1)
    }
}

extension SchemaRun {
    mutating func checkPattern(_ instruction: SchemaInstruction, _ node: Int) -> Bool {
        switch search(instruction.first, node) {
        case .found: return true
        case .exhausted: return giveUp(.pattern(instruction.second))
        case .absent: break
        }
        return fail("pattern", at: node) { run in
            let pattern = ValuePreview.text(of: Int(instruction.second), in: run.program.schema)
            return ("expected a string that matches the pattern \(pattern), found \(run.shown(node))", nil)
        }
    }

    /// Looks for a pattern anywhere in a string of the payload.
    @inline(__always)
    mutating func search(_ pattern: UInt32, _ node: Int) -> PatternOutcome {
        let pattern = program.patterns[Int(pattern)]
        return payload.withUTF8(payload[node]) { text in
            pattern._withUnsafeGuaranteedRef { $0.search(text, within: &patternBudget) }
        }
    }
}
