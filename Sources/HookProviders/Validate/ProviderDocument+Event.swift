package import HookBody
package import HookModel
package import JSONText

extension ProviderDocument {
    /// What a body reports: its event, or all of them where it holds several.
    ///
    /// - Parameters:
    ///   - body: The body as the provider means it.
    ///   - head: The request's head, whose headers may tell of the event; not of those of a batch.
    /// - Returns: The first event, each part nil where it is not said; and the batch, where there are two or more.
    package func events(in body: RequestBody, _ head: RequestHead) -> (first: EventSummary, batch: EventBatch?) {
        var found = EventBatch()
        if body.kind == .ndjson {
            for line in JSONLines(body.bytes) {
                if case .json(let text) = BodyText(reading: line.bytes) { count(text, &found) }
            }
        } else if case .json(let text) = body.text {
            return (event(in: body.text, head), events(in: text))
        }
        return (event(in: body.text, head), found.count > 1 ? found : nil)
    }

    /// The events of a payload that holds two or more; nil for every other one.
    package func events(in text: JSONText) -> EventBatch? {
        guard batch?.array(in: text) != nil else { return nil }
        var found = EventBatch()
        count(text, &found)
        return found.count > 1 ? found : nil
    }

    /// Where a payload says what it reports, from its root: of several events the first.
    func members(ofFirstIn text: JSONText) -> EventMembers {
        guard let batch, batch.array(in: text) != nil else { return eventMembers }
        return eventMembers.inside(batch.place.appending(0))
    }

    /// The same of a payload that may be no JSON.
    func members(ofFirstIn payload: [UInt8]) -> EventMembers {
        (try? JSONDocument(payload))?.withText(members(ofFirstIn:)) ?? eventMembers
    }

    private func count(_ text: JSONText, _ batch: inout EventBatch) {
        guard let array = self.batch?.array(in: text) else { return batch.add(event(in: .json(text)).type) }
        for node in text.elements(of: array) { batch.add(event(in: text, at: node) { _ in nil }.type) }
    }

    /// What a request reports, as far as it says; of several events the first.
    ///
    /// - Parameters:
    ///   - body: The payload.
    ///   - head: The request's head; nil for a payload without a request, of which no header can tell anything.
    /// - Returns: Type, id and time, each nil where it is not said.
    package func event(in body: BodyText, _ head: RequestHead? = nil) -> EventSummary {
        event(in: body) { head?.block.string($0) }
    }

    /// What a request with these headers reports, as far as it says; of several events the first.
    ///
    /// - Parameters:
    ///   - body: The payload.
    ///   - header: Gives the value of the first line of a header; nil where there is none.
    /// - Returns: Type, id and time, each nil where it is not said.
    package func event(in body: BodyText, header: (HeaderName) -> String?) -> EventSummary {
        guard case .json(let text) = body else { return event(in: nil, at: nil, header) }
        if let array = batch?.array(in: text) {
            // Headers are about the request, and not about one of its events.
            guard let first = text.element(0, of: array) else { return event(in: nil, at: nil) { _ in nil } }
            return event(in: text, at: first) { _ in nil }
        }
        return event(in: text, at: text.root, header)
    }

    /// What one value of a payload reports.
    func event(in text: JSONText?, at node: JSONText.Node?, _ header: (HeaderName) -> String?) -> EventSummary {
        EventSummary(
            type: ProviderDocument.first(eventMembers.type, text, node, header) { $0.string(of: $1) }
                ?? handshake(text),
            id: ProviderDocument.first(eventMembers.id, text, node, header, ProviderDocument.scalar),
            createdAt: ProviderDocument.first(eventMembers.time, text, node, header, ProviderDocument.scalar)
        )
    }

    /// The event that a payload without a type is, when a handshake is told by what it holds.
    private func handshake(_ text: JSONText?) -> String? {
        guard let text, !handshakes.isEmpty else { return nil }
        return handshakes.first { $0.event != nil && $0.condition.fits(text) }?.event
    }

    private static func first(
        _ places: [EventPlace], _ text: JSONText?, _ root: JSONText.Node?, _ header: (HeaderName) -> String?,
        _ value: (JSONText, JSONText.Node) -> String?
    ) -> String? {
        for place in places {
            switch place {
            case .member(let pointer):
                if let text, let root, let node = text.find(pointer, from: root) { return value(text, node) }
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
