package import HookBody
package import HookModel
internal import JSONText

extension ProviderDocument {
    /// What a request reports, as far as it says.
    ///
    /// - Parameters:
    ///   - body: The payload.
    ///   - head: The request's head; nil for a payload without a request, of which no header can tell anything.
    /// - Returns: Type, id and time, each nil where it is not said.
    package func event(in body: BodyText, _ head: RequestHead? = nil) -> EventSummary {
        event(in: body) { head?.block.string($0) }
    }

    /// What a request with these headers reports, as far as it says.
    ///
    /// - Parameters:
    ///   - body: The payload.
    ///   - header: Gives the value of the first line of a header; nil where there is none.
    /// - Returns: Type, id and time, each nil where it is not said.
    package func event(in body: BodyText, header: (HeaderName) -> String?) -> EventSummary {
        var text: JSONText?
        if case .json(let json) = body { text = json }
        return EventSummary(
            type: ProviderDocument.first(eventMembers.type, text, header) { $0.string(of: $1) } ?? handshake(text),
            id: ProviderDocument.first(eventMembers.id, text, header, ProviderDocument.scalar),
            createdAt: ProviderDocument.first(eventMembers.time, text, header, ProviderDocument.scalar)
        )
    }

    /// The event that a payload without a type is, when a handshake is told by what it holds.
    private func handshake(_ text: JSONText?) -> String? {
        guard let text, !handshakes.isEmpty else { return nil }
        return handshakes.first { $0.event != nil && $0.condition.fits(text) }?.event
    }

    private static func first(
        _ places: [EventPlace], _ text: JSONText?, _ header: (HeaderName) -> String?,
        _ value: (JSONText, JSONText.Node) -> String?
    ) -> String? {
        for place in places {
            switch place {
            case .member(let pointer):
                if let text, let node = text.find(pointer) { return value(text, node) }
            case .header(let name):
                if let found = header(name) { return found }
            }
        }
        return nil
    }

    /// A string, or a number as it was sent.
    private static func scalar(_ text: JSONText, _ node: JSONText.Node) -> String? {
        switch text.kind(of: node) {
        case .string: text.string(of: node)
        case .number: String(decoding: text.bytes(of: node), as: UTF8.self)
        default: nil
        }
    }
}
