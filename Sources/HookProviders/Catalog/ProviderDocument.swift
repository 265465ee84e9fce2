package import HookModel
package import JSONText

/// A system that sends webhooks, described as data.
///
/// A class, because every request is judged by one: passing it on copies nothing.
package final class ProviderDocument: Sendable {
    /// What a provider's bodies are.
    package enum Content: String, Sendable, CaseIterable {
        /// JSON.
        case json
        /// Form parameters.
        case form
    }

    /// The id that settings, filters and verdicts use: lower-case letters, digits and `-`.
    package let id: String
    /// The name for people.
    package let name: String
    /// The guide that the document was made from.
    package let documentation: String
    /// Where the guide leaves something open or disagrees with itself, and what was decided.
    package let notes: [String]
    /// By what its requests are recognised.
    package let identify: IdentifyRules
    /// The ways in which it signs, in the order in which they are looked for; none when it does not.
    package let signatures: [SignatureScheme]
    /// The status that it insists on for a bad signature; nil when it does not.
    package let answersBadSignature: Int?
    /// What it asks before it sends; none when it just sends.
    package let handshakes: [HandshakeRule]
    /// Where a payload says what it reports; where several are in one body, each of them.
    package let eventMembers: EventMembers
    /// Where the events are of a body that holds several; nil where each body is one event.
    package let batch: BatchRule?
    /// What the bodies of its events are.
    package let content: Content
    /// Whether it sends forms too, which are no events.
    package let alsoSendsForms: Bool
    /// The parameter of a form that holds the JSON; nil when its forms hold none.
    package let formJSON: String?
    /// Whether it describes some of the members of each payload on purpose, so that others are no surprise.
    package let isPartial: Bool
    /// Whether it describes a specification, whose senders name events of their own.
    package let isSpecification: Bool
    /// Headers that are compared with the payload.
    package let headerRules: [HeaderRule]
    /// How it delivers, and tries again.
    package let delivery: DeliveryRules
    /// The addresses that it sends from, as documented.
    package let sourceAddresses: [AddressRange]
    /// Its events, in the document's order.
    package let events: [EventDocument]
    /// The whole document as it was read.
    package let source: JSONValue
    /// Envelope and events, ready to judge with.
    package let schemas: PayloadSchemas

    /// The path that its guide listens on, or one that anybody would choose: `/webhooks/stripe`.
    package var path: String { identify.paths.first ?? "/webhooks/\(id)" }

    /// What is known of one event; nil when the document does not list it.
    package func event(_ type: String) -> EventDocument? {
        events.first { $0.type == type }
    }

    init(_ field: DocumentField) throws(CatalogError) {
        let idField = try field.member("id")
        id = try idField.string()
        let isGood = id.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }
        guard isGood, !id.isEmpty else {
            throw idField.error("expected lower-case letters, digits and \"-\", found \"\(id)\"")
        }
        name = try field.member("name").string()
        documentation = try field.member("documentation").string()
        notes = try field.strings("notes")
        identify = try IdentifyRules(field.member("identify"))
        signatures = try SignatureScheme.all(field)
        handshakes = try HandshakeRule.all(field, signatures)
        answersBadSignature = field.optional("answers_bad_signature")?.value.int
        eventMembers = try EventMembers(field.member("event"))
        batch = try BatchRule(field.optional("batch"))
        let content = try field.member("content")
        let words = content.value.kind == .array ? field.elements("content") : [content]
        self.content = try (words.first ?? content).word()
        alsoSendsForms = words.dropFirst().contains { $0.value.string == Content.form.rawValue }
        formJSON = try field.optional("form_json")?.string()
        isPartial = field.optional("partial")?.value.bool ?? false
        isSpecification = field.optional("specification")?.value.bool ?? false
        var rules: [HeaderRule] = []
        for rule in field.elements("header_checks") { rules.append(try HeaderRule(rule)) }
        headerRules = rules
        delivery = try DeliveryRules(field.member("delivery"))
        var ranges: [AddressRange] = []
        for range in field.elements("source_addresses") { ranges.append(try range.addressRange()) }
        sourceAddresses = ranges
        var events: [EventDocument] = []
        for (type, value) in try field.member("events").value.members {
            events.append(try EventDocument(type: type, DocumentField(file: field.file, value: value)))
        }
        self.events = events
        source = field.value
        schemas = try PayloadSchemas(field)
    }
}
