internal import HookBody
package import HookModel
package import JSONText

/// Tells which provider a payload is from when there is nothing but the payload: a file, say.
///
/// The one whose envelope fits, as for requests; else the one that the file's folder is named after; else the one that
/// lists the event type, among those whose envelopes fit, or among all.
package struct PayloadIdentifier: Sendable {
    private let documents: [ProviderDocument]
    private let envelopes: [EnvelopeShape?]

    /// Makes an identifier for a catalogue.
    package init(_ catalog: Catalog) {
        documents = catalog.documents
        envelopes = documents.map { $0.identify.envelope.map(EnvelopeShape.init) }
    }

    /// Tells whose a payload is.
    ///
    /// - Parameters:
    ///   - text: The payload.
    ///   - folder: The name of the folder that it was found in, which counts when it is a provider's id.
    /// - Returns: The provider with the reasons; nil when nothing points to any, and without a provider when several
    ///   fit.
    package func identify(_ text: JSONText, folder: String? = nil) -> Identification? {
        var fitting: [(document: ProviderDocument, reason: String)] = []
        let isObject = text.kind(of: text.root) == .object
        for (document, envelope) in zip(documents, envelopes) where isObject || document.isList(text) {
            if let envelope, envelope.fits(text) { fitting.append((document, envelope.reason)) }
        }
        if let only = fitting.first, fitting.count == 1 {
            return Identification(provider: only.document.id, because: [only.reason])
        }
        if let folder, documents.contains(where: { $0.id == folder && (isObject || $0.isList(text)) }) {
            return Identification(provider: folder, because: ["folder \(folder)"])
        }
        let candidates =
            fitting.isEmpty
            ? documents.filter { isObject ? PayloadIdentifier.mayBe($0, text) : $0.isList(text) }
            : fitting.map(\.document)
        let listing = candidates.compactMap { document in
            document.event(in: .json(text)).type.flatMap(document.event).map { (document, "event \($0.type)") }
        }
        if let only = listing.first, listing.count == 1 {
            return Identification(provider: only.0.id, because: [only.1])
        }
        let tied = listing.isEmpty ? fitting : listing.map { (document: $0.0, reason: $0.1) }
        guard !tied.isEmpty else {
            return NearestSearch(documents).nearest(nil, text).map {
                Identification(provider: nil, because: [], nearest: $0)
            }
        }
        return Identification(provider: nil, because: tied.map { "\($0.reason) fits \($0.document.id)" })
    }

    /// Whether an object has one of the members that every payload of a provider has, where there are any: an event's
    /// name alone is anybody's.
    private static func mayBe(_ document: ProviderDocument, _ text: JSONText) -> Bool {
        let names = document.source["envelope"]?["required"]?.elements.compactMap(\.string) ?? []
        let array = document.batch?.array(in: text)
        let event = array.flatMap { text.element(0, of: $0) } ?? text.root
        return names.isEmpty || names.contains { text.find(JSONPointer([$0]), from: event) != nil }
    }
}

extension ProviderDocument {
    /// Whether a payload is one of its lists of events.
    fileprivate func isList(_ text: JSONText) -> Bool {
        batch.map { $0.place.tokens.isEmpty && $0.array(in: text) != nil } ?? false
    }
}
