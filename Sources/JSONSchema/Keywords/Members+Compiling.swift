import JSONText

extension SchemaCompiler {
    /// Up to here names are searched one by one.
    private static let linearLimit = 8

    mutating func compileMembers(of schema: Int) throws(SchemaError) {
        let isApplying = dialect.has(.applicator)
        let properties = isApplying ? try members(of: "properties", in: schema) : nil
        let patterns = isApplying ? try patternRun(in: schema) : (first: 0, count: 0)
        let required = dialect.has(.validation) ? try requiredNames(in: schema) : []
        let additional = isApplying ? try self.schema(of: "additionalProperties", in: schema) : nil
        if properties == nil, patterns.count == 0, required.isEmpty, additional == nil { return }

        let first = entries.count
        var indices: [ExactText: Int] = [:]
        for (name, value) in properties ?? [] {
            let name = text.string(of: JSONText.Node(name)) ?? ""
            if indices[ExactText(name)] != nil {
                throw failure("\"properties\" names \(ValuePreview.quoted(name)) twice", at: value)
            }
            indices[ExactText(name)] = entries.count
            appendEntry(name, block: try block(for: value))
        }
        for (index, name) in required.enumerated() {
            let key = ExactText(name)
            if indices[key] == nil {
                indices[key] = entries.count
                appendEntry(name, block: SchemaInstruction.none)
            }
            if let place = indices[key] { entries[place].requiredIndex = UInt32(index) }
        }
        let count = entries.count - first
        let slotCount = count > Self.linearLimit ? appendSlots(first: first, count: count) : 0
        let additionalKind = value(of: "additionalProperties", in: schema).map { text.nodes[$0].kind }
        plans.append(
            MembersPlan(
                first: UInt32(first), count: UInt32(count), firstSlot: UInt32(slots.count - slotCount),
                slotCount: UInt32(slotCount), firstPattern: patterns.first, patternCount: patterns.count,
                requiredCount: UInt32(required.count),
                additional: additional ?? SchemaInstruction.none, listsProperties: properties != nil,
                documentsAdditional: additionalKind == .object))
        instructions.append(
            SchemaInstruction(operation: .members, kinds: JSONKind.object.bit, first: UInt32(plans.count - 1)))
    }

    private mutating func patternRun(in schema: Int) throws(SchemaError) -> (first: UInt32, count: UInt32) {
        var run: [UInt32] = []
        for (name, value) in try members(of: "patternProperties", in: schema) ?? [] {
            run += [try pattern(at: name), UInt32(name), try block(for: value)]
        }
        lists += run
        return (UInt32(lists.count - run.count), UInt32(run.count / 3))
    }

    private func requiredNames(in schema: Int) throws(SchemaError) -> [String] {
        var names: [String] = []
        var known: Set<ExactText> = []
        for node in try elements(of: "required", in: schema) ?? [] {
            guard let name = text.string(of: JSONText.Node(node)) else {
                throw failure("expected \"required\" to hold strings, found \(shown(node))", at: node)
            }
            guard known.insert(ExactText(name)).inserted else {
                throw failure("\"required\" names \(shown(node)) twice", at: node)
            }
            names.append(name)
        }
        return names
    }

    private mutating func appendEntry(_ name: String, block: UInt32) {
        let utf8 = Array(name.utf8)
        entries.append(
            MembersPlan.Entry(
                nameStart: UInt32(names.count), nameLength: UInt32(utf8.count),
                hash: utf8.withUnsafeBytes { NameHash.hash($0) }, block: block,
                requiredIndex: SchemaInstruction.none))
        names += utf8
    }

    private mutating func appendSlots(first: Int, count: Int) -> Int {
        var size = 16
        while size < count * 2 { size *= 2 }
        var table = [UInt32](repeating: 0, count: size)
        for index in 0..<count {
            var slot = Int(entries[first + index].hash) & (size - 1)
            while table[slot] != 0 { slot = (slot + 1) & (size - 1) }
            table[slot] = UInt32(index + 1)
        }
        slots += table
        return size
    }
}
