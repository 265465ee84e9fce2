import JSONText

extension SchemaCompiler {
    /// The kinds that `type` allows; all of them where it is absent.
    func compileType(of schema: Int) throws(SchemaError) -> UInt8 {
        guard let node = value(of: "type", in: schema) else { return 0xFF }
        guard text.nodes[node].isKind(.array) else { return try kinds(named: node) }
        var mask: UInt8 = 0
        for element in text.elements(of: JSONText.Node(node)) {
            let kinds = try kinds(named: element.position)
            if mask & kinds == kinds {
                throw failure("\"type\" names \(shown(element.position)) twice", at: element.position)
            }
            mask |= kinds
        }
        if mask == 0 { throw failure("expected \"type\" to name at least one type, found none", at: node) }
        return mask
    }

    private func kinds(named node: Int) throws(SchemaError) -> UInt8 {
        switch text.string(of: JSONText.Node(node)) {
        case "object": return JSONKind.object.bit
        case "array": return JSONKind.array.bit
        case "string": return JSONKind.string.bit
        case "number": return JSONKind.number.bit
        case "integer": return SchemaBlock.integerOnly
        case "boolean": return JSONKind.true.bit | JSONKind.false.bit
        case "null": return JSONKind.null.bit
        default:
            throw failure(
                "expected \"type\" to be object, array, string, number, integer, boolean or null, "
                    + "found \(shown(node))", at: node)
        }
    }
}

extension SchemaRun {
    /// Whether a number passes as an integer, by its value: 1.0 does.
    @inline(__always)
    func isIntegerByValue(_ kinds: UInt8, _ node: Int) -> Bool {
        guard kinds & SchemaBlock.integerOnly != 0, payload[node].isKind(.number) else { return false }
        return payload[node].has(TapeNode.integer) || DecimalText(payload.bytes(payload[node])).isInteger
    }

    mutating func explainType(_ block: SchemaBlock, _ node: Int) {
        let isDateTime = expectsDateTime(block)
        _ = fail("type", at: node) { run in
            let expected = Self.names(of: block.kinds)
            return (
                "expected \(ValuePreview.alternatives(expected)), found \(run.shown(node))",
                TypeHint.hint(for: node, in: run.payload, allowed: block.kinds, isDateTime: isDateTime)
            )
        }
    }

    private static func names(of kinds: UInt8) -> [String] {
        var names: [String] = []
        for kind in JSONKind.allCases where kinds & kind.bit != 0 && !names.contains(kind.name) {
            names.append(kind.name)
        }
        if kinds & SchemaBlock.integerOnly != 0, kinds & JSONKind.number.bit == 0 { names.append("integer") }
        return names
    }

    private func expectsDateTime(_ block: SchemaBlock) -> Bool {
        (block.first..<block.first + block.count).contains { index in
            let instruction = program.instructions[Int(index)]
            return instruction.operation == .format && instruction.variant == StringFormat.dateTime.rawValue
        }
    }
}
