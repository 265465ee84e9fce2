import HookProviders
import JSONText
import TestSupport

/// Finds the members of a payload that envelope and event's schema describe.
enum DescribedMembers {
    static func of(_ sample: Sample, _ payload: JSONDocument) throws -> [DescribedMember] {
        guard let document = try TestCatalog.get().document(sample.provider),
            let event = document.event(sample.event)
        else { return [] }
        var found: [JSONPointer: DescribedMember] = [:]
        for schema in [document.source["envelope"], event.schema].compactMap(\.self) {
            guard let batch = document.batch else {
                walk(schema, payload.root, &found)
                continue
            }
            // Schemas are those of a single event.
            let array = batch.place.tokens.reduce(Optional(payload.root)) { $0?[$1] }
            for event in array?.elements ?? [] { walk(schema, event, &found) }
            if array?.kind != .array { walk(schema, payload.root, &found) }
        }
        return found.values.sorted { $0.pointer.description < $1.pointer.description }
    }

    private static func walk(_ schema: JSONValue, _ value: JSONValue, _ found: inout [JSONPointer: DescribedMember]) {
        let required = Set(schema["required"]?.elements.compactMap(\.string) ?? [])
        for (name, member) in schema["properties"]?.members ?? [] {
            guard let inner = value[name] else { continue }
            note(inner.pointer, member, isRequired: required.contains(name), &found)
            walk(member, inner, &found)
        }
        for name in required where value[name] != nil {
            value[name].map { note($0.pointer, nil, isRequired: true, &found) }
        }
        for (index, element) in value.elements.enumerated() {
            if let first = schema["prefixItems"]?[index] { walk(first, element, &found) }
            if let items = schema["items"] { walk(items, element, &found) }
        }
        // Samples are of the kind that the condition is about.
        if let then = schema["then"] { walk(then, value, &found) }
    }

    private static func note(
        _ pointer: JSONPointer, _ schema: JSONValue?, isRequired: Bool, _ found: inout [JSONPointer: DescribedMember]
    ) {
        var member = found[pointer] ?? DescribedMember(pointer: pointer, isRequired: false, types: [])
        member.isRequired = member.isRequired || isRequired
        let types = Set(schema.map(DescribedMembers.types) ?? [])
        if !types.isEmpty { member.types = member.types.isEmpty ? types : member.types.intersection(types) }
        found[pointer] = member
    }

    private static func types(_ schema: JSONValue) -> [String] {
        if let type = schema["type"] { return type.string.map { [$0] } ?? type.elements.compactMap(\.string) }
        if let value = schema["const"] { return [value.kind.name] }
        return schema["enum"]?.elements.map(\.kind.name) ?? []
    }
}
