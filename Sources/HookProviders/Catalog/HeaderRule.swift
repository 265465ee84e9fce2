package import HookModel
package import JSONText

/// A header that has to be there, and perhaps to equal a member of the payload.
package struct HeaderRule: Sendable {
    /// The header.
    package let header: HeaderName
    /// Where the payload says the same; nil when any value will do.
    package let equals: JSONPointer?

    init(_ field: DocumentField) throws(CatalogError) {
        header = HeaderName(try field.member("header").string())
        if let equals = field.optional("equals") {
            self.equals = try equals.pointer()
        } else {
            equals = nil
        }
    }
}
