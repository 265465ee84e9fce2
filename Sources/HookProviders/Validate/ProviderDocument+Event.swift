public import HookModel
internal import JSONSchema

extension ProviderDocument {
    /// What a payload reports, as far as it says.
    public func event(in body: BodyText) -> EventSummary {
        guard case .json(let text) = body else { return EventSummary(type: nil, id: nil, createdAt: nil) }
        return EventSummary(
            type: ProviderDocument.first(eventMembers.type, in: text).flatMap { text.string(of: $0) },
            id: ProviderDocument.first(eventMembers.id, in: text).flatMap { ProviderDocument.scalar($0, in: text) },
            createdAt: ProviderDocument.first(eventMembers.time, in: text).flatMap {
                ProviderDocument.scalar($0, in: text)
            }
        )
    }

    private static func first(_ pointers: [JSONPointer], in text: JSONText) -> JSONText.Node? {
        for pointer in pointers {
            if let node = text.find(pointer) { return node }
        }
        return nil
    }

    /// A string, or a number as it was sent.
    private static func scalar(_ node: JSONText.Node, in text: JSONText) -> String? {
        switch text.kind(of: node) {
        case .string: text.string(of: node)
        case .number: String(decoding: text.bytes(of: node), as: UTF8.self)
        default: nil
        }
    }
}
