internal import HookBody
internal import HookModel
internal import JSONSchema
internal import JSONText

extension DocumentReader {
    /// Everything that is wrong with a document: by the schema of documents, in its own schemas, and in its examples,
    /// which have to be valid by them and tell their own event type.
    ///
    /// Empty for a good one. What a later step would find is not looked for while an earlier one finds something.
    package func problems(_ bytes: [UInt8], file: String) -> [CatalogError] {
        do throws(CatalogError) {
            let text = try DocumentReader.parse(bytes, file)
            let found = errors(of: text, file: file)
            if !found.isEmpty { return found }
            let document = try DocumentReader.document(text, file)
            return document.events.flatMap { event in
                event.examples.flatMap { problems(of: $0, event, document, file) }
            }
        } catch {
            return [error]
        }
    }

    private func problems(
        of example: JSONValue, _ event: EventDocument, _ document: ProviderDocument, _ file: String
    ) -> [CatalogError] {
        let errors = DocumentReader.errors(report(on: example, event, document), file: file)
        guard errors.isEmpty, document.content == .json, !document.eventMembers.type.isEmpty else { return errors }
        let told = (try? JSONDocument(Array(example.bytes)))?.withText { document.event(in: .json($0)).type }
        if told == nil || told == event.type { return errors }
        return [
            CatalogError(
                file: file, position: example.position, field: example.pointer.description,
                reason: "expected an example of \"\(event.type)\", found one of \"\((told ?? nil) ?? "")\"")
        ]
    }

    /// What the event's schemas say of an example, and of the first event in one that holds several.
    private func report(
        on example: JSONValue, _ event: EventDocument, _ document: ProviderDocument
    ) -> ValidationReport {
        guard let validator = document.schemas.event(event.type)?.validator else { return ValidationReport() }
        guard let batch = document.batch else { return validator.validate(example) }
        let array = batch.place.tokens.reduce(Optional(example)) { $0?[$1] }
        return validator.validate(array?.elements.first ?? example)
    }
}
