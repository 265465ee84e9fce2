internal import JSONSchema

/// A provider's schemas, compiled: one judge for the envelope alone, and one for each event with the envelope first.
public struct PayloadSchemas: Sendable {
    let envelope: SchemaJudge
    private let events: [String: SchemaJudge]

    init(_ field: DocumentField) throws(CatalogError) {
        let envelope = try field.member("envelope").schema()
        self.envelope = SchemaJudge([envelope])
        var events: [String: SchemaJudge] = [:]
        for (type, value) in try field.member("events").value.members {
            let event = DocumentField(file: field.file, value: value)
            events[type] = SchemaJudge([envelope, try event.member("schema").schema()])
        }
        self.events = events
    }

    func judge(_ type: String) -> SchemaJudge? { events[type] }
}
