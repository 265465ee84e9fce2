import HookProviders
import JSONText

/// Finds the provider and the event that somebody names, or says what may have been meant.
enum ProviderNames {
    /// The document of a provider that was given as an argument, or with a flag, variable or file, its origin.
    ///
    /// - Throws: `SettingError` with the nearest provider.
    static func document(
        _ id: String, in catalog: Catalog, origin: String? = nil
    ) throws(SettingError) -> ProviderDocument {
        if let document = catalog.document(id) { return document }
        throw SettingError((origin.map { "\($0): " } ?? "") + unknown(id, in: catalog))
    }

    /// The document of an event.
    ///
    /// - Throws: `SettingError` with the nearest event.
    static func event(
        _ type: String, of document: ProviderDocument, origin: String? = nil
    ) throws(SettingError) -> EventDocument {
        if let event = document.event(type) { return event }
        let near = NameDistance.nearest(to: type, among: document.events.map(\.type))
        throw SettingError(
            (origin.map { "\($0): " } ?? "") + "no event \"\(SafeLine.escape(type))\" of \(document.name); "
                + hint(near, "hooksight providers \(document.id)"))
    }

    /// `no provider "stirpe"; did you mean stripe? (hooksight providers)`.
    static func unknown(_ id: String, in catalog: Catalog) -> String {
        let near = NameDistance.nearest(to: id, among: catalog.documents.map(\.id))
        let own = near == nil ? "; documents of your own: --provider-dir FOLDER, or HOOKSIGHT_PROVIDER_DIR" : ""
        return "no provider \"\(SafeLine.escape(id))\"; " + hint(near, "hooksight providers") + own
    }

    private static func hint(_ near: String?, _ command: String) -> String {
        near.map { "did you mean \($0)? (\(command))" } ?? "\(command) lists them"
    }
}
