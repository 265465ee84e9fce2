import JSONText

/// A payload with one value replaced or left out; all else stays in its order.
struct Mutation {
    let pointer: JSONPointer
    /// JSON text in the value's place; nil leaves the member out.
    let replacement: String?

    func apply(to document: JSONDocument) -> [UInt8] {
        var writer = JSONWriter(layout: .pretty)
        copy(document.root, to: &writer)
        return writer.bytes
    }

    private func copy(_ value: JSONValue, to writer: inout JSONWriter) {
        if value.pointer == pointer, let replacement { return writer.raw(Array(replacement.utf8)) }
        switch value.kind {
        case .object:
            writer.object { writer in
                for (name, member) in value.members where !(replacement == nil && member.pointer == pointer) {
                    writer.name(name)
                    copy(member, to: &writer)
                }
            }
        case .array:
            writer.array { writer in
                for element in value.elements { copy(element, to: &writer) }
            }
        default:
            writer.value(value)
        }
    }
}
