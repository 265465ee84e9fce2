/// The schemes of a provider that the verdict on a request is about.
///
/// They are chosen as `SignatureVerifier` chooses them: the first ones whose signature is there, of those that stand beside
/// each other all; and all of the provider's where the request has no signature.
package struct CountedSchemes {
    /// A scheme with what the request has of it.
    package struct Entry {
        /// The scheme's place among the provider's.
        package let place: Int
        package let found: FoundSignatures
    }

    package let entries: [Entry]

    package init(_ schemes: [SignatureScheme], in texts: SignedFields) {
        let all = schemes.indices.map { Entry(place: $0, found: FoundSignatures(schemes[$0], in: texts)) }
        for group in SignatureVerifier.groups(schemes) {
            let there = group.map { all[$0] }.filter(\.found.presence.isThere)
            guard there.isEmpty else {
                entries = there
                return
            }
        }
        let foreign = all.filter { $0.found.presence == .foreign }
        entries = foreign.isEmpty ? all : foreign
    }
}
