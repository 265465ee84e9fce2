internal import JSONSchema
import JSONText
internal import Synchronization

/// A provider's schemas: one judge for the envelope alone, and one for each event with the envelope first.
///
/// A schema is compiled when the first payload asks for it: a thousand events are listed, and a developer meets a handful,
/// so the listener need not wait for the others.
package final class PayloadSchemas: Sendable {
    /// What a payload of an event is validated by.
    struct Event: Sendable {
        /// The envelope, and the event's schema where it says anything.
        let validator: SchemaValidator
        /// Whether the event's schema says anything.
        let isDescribed: Bool
    }

    private struct Compiled {
        var envelope: CompiledSchema?
        var events: [String: Event] = [:]
    }

    private let envelopeField: DocumentField
    private let events: [String: DocumentField]
    private let compiled = Mutex(Compiled())

    init(_ field: DocumentField) throws(CatalogError) {
        envelopeField = try field.member("envelope")
        events = Dictionary(
            try field.member("events").value.members.map { ($0, DocumentField(file: field.file, value: $1)) },
            uniquingKeysWith: { $1 })
    }

    /// Compiles all of them.
    ///
    /// - Throws: `CatalogError` for the first that is no good schema.
    func checkAll() throws(CatalogError) {
        _ = try envelopeSchema()
        for (type, event) in events.sorted(by: { $0.value.value.offset < $1.value.value.offset }) {
            _ = try compile(type, event)
        }
    }

    /// The judge for what all events have in common.
    ///
    /// A schema that is not good judges nothing: documents are checked when they are read, or by the tests.
    var envelope: SchemaValidator { SchemaValidator([try? envelopeSchema()].compactMap(\.self)) }

    /// What payloads of an event are validated by; nil for one that is not listed.
    func event(_ type: String) -> Event? {
        if let known = compiled.withLock({ $0.events[type] }) { return known }
        return events[type].map { (try? compile(type, $0)) ?? Event(validator: envelope, isDescribed: false) }
    }

    /// Whether an event is listed.
    func lists(_ type: String) -> Bool { events[type] != nil }

    private func envelopeSchema() throws(CatalogError) -> CompiledSchema {
        if let known = compiled.withLock({ $0.envelope }) { return known }
        let schema = try envelopeField.schema()
        compiled.withLock { $0.envelope = schema }
        return schema
    }

    private func compile(_ type: String, _ field: DocumentField) throws(CatalogError) -> Event {
        if let known = compiled.withLock({ $0.events[type] }) { return known }
        let schema = try field.member("schema").schema()
        let isDescribed = try EventDocument(type: type, field).isDescribed
        let envelope = try envelopeSchema()
        let event = Event(
            validator: SchemaValidator(isDescribed ? [envelope, schema] : [envelope]), isDescribed: isDescribed)
        compiled.withLock { $0.events[type] = event }
        return event
    }
}
