public import JSONSchema

/// Where a payload says what it reports.
///
/// Of several places the first that is there counts.
public struct EventMembers: Sendable {
    /// Where the type is.
    public let type: [JSONPointer]
    /// Where the event's id is.
    public let id: [JSONPointer]
    /// Where the event's time is.
    public let time: [JSONPointer]

    init(_ field: DocumentField) throws(CatalogError) {
        type = try IdentifyRules.pointers(field.elements("type"))
        id = try IdentifyRules.pointers(field.elements("id"))
        time = try IdentifyRules.pointers(field.elements("time"))
    }
}
