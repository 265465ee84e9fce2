import HookProviders
import JSONText

/// Finds the provider and the event that a command line names, or says what may have been meant.
enum SendNames {
    static func document(_ id: String, in catalog: Catalog) throws -> ProviderDocument {
        if let document = catalog.document(id) { return document }
        let known = catalog.documents.map(\.id)
        let near = NameDistance.nearest(to: id, among: known).map { "did you mean \"\($0)\"? " } ?? ""
        throw SettingError(
            "there is no provider \"\(SafeLine.escape(id))\"; \(near)known are \(known.joined(separator: ", "))")
    }

    static func event(_ type: String, of document: ProviderDocument) throws -> EventDocument {
        if let event = document.event(type) { return event }
        let list = "`hooksight providers \(document.id)` lists them, and --body FILE sends any other"
        let near = NameDistance.nearest(to: type, among: document.events.map(\.type))
        throw SettingError(
            "\(document.name) has no event \"\(SafeLine.escape(type))\"; "
                + (near.map { "did you mean \"\($0)\"? " } ?? "") + list)
    }
}
