internal import HookModel
internal import JSONText

/// The header lines that a provider sends, as far as its document tells them.
struct RequestHeaders {
    let document: ProviderDocument
    let userAgent: String
    /// The event's type, for a provider that says it in a header.
    let type: String?
    let now: Timestamp

    /// Media type, user agent, what identifies the provider, what has to agree with the payload, and the signature.
    ///
    /// - Throws: `SampleError.notForHeader`.
    func lines(body: [UInt8], signature: [HeaderLine]) throws(SampleError) -> [HeaderLine] {
        let rules = try ruledLines(body) + eventLines(besides: signature)
        // Without an event a header that says its type is left out: nothing else would be true there.
        let types = document.eventMembers.type.compactMap(\.header)
        let taken = Set((rules + signature).map { HeaderName($0.name) } + document.headerRules.map(\.header) + types)
        let identifying = (document.identify.headers.first ?? []).filter { !taken.contains($0) }
        let mediaType =
            switch document.content {
            case .json: "application/json"
            case .form: "application/x-www-form-urlencoded"
            }
        return [
            HeaderLine(name: "Content-Type", value: mediaType),
            HeaderLine(name: "User-Agent", value: agent),
        ] + identifying.map { HeaderLine(name: $0.description, value: FreshID.plain()) } + rules + signature
    }

    /// The first pattern of the document with a version in the places of its wildcards.
    private var agent: String {
        guard let pattern = document.identify.userAgents.first else { return userAgent }
        return pattern.description.replacing("*", with: "1.0").replacing("?", with: "1")
    }

    /// What the event's type, id and time are told by, where that is a header and nothing else tells it.
    private func eventLines(besides signature: [HeaderLine]) -> [HeaderLine] {
        let members = document.eventMembers
        let told: [(places: [EventPlace], value: String?)] = [
            (members.type, type), (members.id, FreshID.plain()), (members.time, now.description),
        ]
        return told.compactMap { places, value in
            guard let name = places.first?.header, let value else { return nil }
            guard !signature.contains(where: { HeaderName($0.name) == name }) else { return nil }
            return HeaderLine(name: name.description, value: value)
        }
    }

    /// A header whose member the payload does not have is left out: that is what the check of it is for.
    private func ruledLines(_ body: [UInt8]) throws(SampleError) -> [HeaderLine] {
        let payload = try? JSONDocument(body)
        var lines: [HeaderLine] = []
        for rule in document.headerRules {
            guard let pointer = rule.equals else {
                lines.append(HeaderLine(name: rule.header.description, value: FreshID.plain()))
                continue
            }
            guard let value = payload?[pointer], let text = value.string else { continue }
            guard text.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }), text.first != " ", text.last != " " else {
                throw .notForHeader(header: rule.header.description, pointer: pointer)
            }
            lines.append(HeaderLine(name: rule.header.description, value: text))
        }
        return lines
    }
}
