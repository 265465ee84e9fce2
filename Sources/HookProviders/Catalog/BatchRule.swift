internal import HookModel
package import JSONText

/// Where the single events of a body are that holds several.
///
/// Envelope, events and places of type, id and time are those of a single event then.
package struct BatchRule: Sendable {
    /// Where the array of events is; the root where the body is the array.
    package let place: JSONPointer
    /// Whether every body is a batch; else one that has no array there is a single event.
    package let isRequired: Bool

    init?(_ field: DocumentField?) throws(CatalogError) {
        guard let field else { return nil }
        place = try field.member("at").pointer()
        isRequired = field.optional("required")?.value.bool ?? false
    }

    /// The array of events in a body; nil where there is none.
    package func array(in text: JSONText) -> JSONText.Node? {
        guard let node = text.find(place), text.kind(of: node) == .array else { return nil }
        return node
    }
}
