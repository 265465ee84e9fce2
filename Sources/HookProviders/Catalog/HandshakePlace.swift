internal import HookModel
internal import JSONText

/// Where a handshake's request carries a text.
enum HandshakePlace: Sendable {
    /// In a parameter of the query.
    case query([UInt8])
    /// In a member of a JSON body.
    case member(JSONPointer)
    /// In a header.
    case header(HeaderName)

    init?(_ field: DocumentField?) throws(CatalogError) {
        guard let field else { return nil }
        if let name = field.optional("query") {
            self = .query(Array(try name.string().utf8))
        } else if let pointer = field.optional("body") {
            self = .member(try pointer.pointer())
        } else {
            self = .header(HeaderName(try field.member("header").string()))
        }
    }
}
