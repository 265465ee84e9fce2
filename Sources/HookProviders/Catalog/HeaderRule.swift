public import HookModel
public import JSONSchema

/// A header that has to be there, and perhaps to equal a member of the payload.
public struct HeaderRule: Sendable {
    /// The header.
    public let header: HeaderName
    /// Where the payload says the same; nil when any value will do.
    public let equals: JSONPointer?

    init(_ field: DocumentField) throws(CatalogError) {
        header = HeaderName(try field.member("header").string())
        if let equals = field.optional("equals") {
            self.equals = try equals.pointer()
        } else {
            equals = nil
        }
    }
}
