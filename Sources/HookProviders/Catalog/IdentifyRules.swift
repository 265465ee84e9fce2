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
        /// Whether it may have members of any other name as well.
        package let isOpen: Bool
    }

    /// What rules the provider out, whatever else points to it.
    package enum Exclusion: Sendable {
        /// A header that only others send.
        case header(HeaderName)
        /// A media type that it does not send.
        case contentType(String)
    }

    /// Groups of headers that only this provider sends; a request fits when all of one group are there.
    package let headers: [[HeaderName]]
    /// Media types that only this provider sends, in lower case.
    package let contentTypes: [String]
    /// What rules it out, though other signs fit.
    package let exclusions: [Exclusion]
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
        contentTypes = try field.strings("content_types").map { $0.lowercased() }
        var exclusions: [Exclusion] = []
        for rule in field.elements("not") {
            if let type = rule.optional("content_type") {
                exclusions.append(.contentType(try type.string().lowercased()))
            } else {
                exclusions.append(.header(HeaderName(try rule.string())))
            }
        }
        self.exclusions = exclusions
        userAgents = try field.strings("user_agents").map(Glob.init)
        paths = try field.strings("paths")
        sharedHeaders = try field.strings("shared_headers").map(HeaderName.init)
        if let envelope = field.optional("envelope") {
            self.envelope = Envelope(
                members: try IdentifyRules.pointers(envelope.elements("members")),
                optional: try IdentifyRules.pointers(envelope.elements("optional")),
                isOpen: envelope.optional("open")?.value.bool ?? false
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
