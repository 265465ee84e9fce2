internal import JSONSchema
internal import Synchronization

/// A provider's schemas: one judge for the envelope alone, and one for each event with the envelope first.
///
/// An event's schema is compiled when the first payload asks for it: a thousand events are listed, and a developer meets
/// a handful, so the listener need not wait for the others.
public final class PayloadSchemas: Sendable {
    let envelope: SchemaJudge
    private let envelopeSchema: CompiledSchema
    private let events: [String: DocumentField]
    private let compiled = Mutex<[String: SchemaJudge]>([:])

    init(_ field: DocumentField) throws(CatalogError) {
        envelopeSchema = try field.member("envelope").schema()
        envelope = SchemaJudge([envelopeSchema])
        events = Dictionary(
            try field.member("events").value.members.map { ($0, DocumentField(file: field.file, value: $1)) },
            uniquingKeysWith: { $1 })
    }

    /// Compiles all of them.
    ///
    /// - Throws: `CatalogError` for the first that is no good schema.
    func checkAll() throws(CatalogError) {
        for (type, event) in events.sorted(by: { $0.value.value.offset < $1.value.value.offset }) {
            _ = try judge(type, event)
        }
    }

    /// The judge for an event; nil for one that is not listed.
    ///
    /// A schema that is not good is the envelope's alone: documents are checked when they are read, or by the tests.
    func judge(_ type: String) -> SchemaJudge? {
        events[type].map { (try? judge(type, $0)) ?? envelope }
    }

    private func judge(_ type: String, _ event: DocumentField) throws(CatalogError) -> SchemaJudge {
        if let known = compiled.withLock({ $0[type] }) { return known }
        let judge = SchemaJudge([envelopeSchema, try event.member("schema").schema()])
        compiled.withLock { $0[type] = judge }
        return judge
    }
}
