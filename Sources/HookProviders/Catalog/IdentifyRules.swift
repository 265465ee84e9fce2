package import HookModel
package import JSONText

/// By what a provider's requests are recognised.
package struct IdentifyRules: Sendable {
    /// The members of an exact envelope: pointers that must lead somewhere, and those that may.
    package struct Envelope: Sendable {
        /// JSON Pointers to what every payload has.
        package let members: [JSONPointer]
        /// JSON Pointers to what a payload may have besides.
        package let optional: [JSONPointer]
    }

    /// Groups of headers that only this provider sends; a request fits when all of one group are there.
    package let headers: [[HeaderName]]
    /// Patterns of the `User-Agent` header.
    package let userAgents: [Glob]
    /// How the paths end that the guide's handlers listen on.
    package let paths: [String]
    /// The payload's envelope; nil when the guide shows none.
    package let envelope: Envelope?
    /// Headers that other providers send too; they decide only when nothing else fits any provider.
    package let sharedHeaders: [HeaderName]

    init(_ field: DocumentField) throws(CatalogError) {
        var groups: [[HeaderName]] = []
        for group in field.elements("headers") {
            groups.append(group.value.elements.compactMap(\.string).map(HeaderName.init))
        }
        headers = groups
        userAgents = try field.strings("user_agents").map(Glob.init)
        paths = try field.strings("paths")
        sharedHeaders = try field.strings("shared_headers").map(HeaderName.init)
        if let envelope = field.optional("envelope") {
            self.envelope = Envelope(
                members: try IdentifyRules.pointers(envelope.elements("members")),
                optional: try IdentifyRules.pointers(envelope.elements("optional"))
            )
        } else {
            envelope = nil
        }
    }

    static func pointers(_ fields: [DocumentField]) throws(CatalogError) -> [JSONPointer] {
        var pointers: [JSONPointer] = []
        for field in fields { pointers.append(try field.pointer()) }
        return pointers
    }
}
