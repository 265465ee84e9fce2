/// The drafts of JSON Schema that are understood.
public enum SchemaDraft: String, Sendable, Hashable, CaseIterable {
    /// Draft 7 of 2018.
    case draft7 = "http://json-schema.org/draft-07/schema"
    /// 2019-09.
    case draft2019 = "https://json-schema.org/draft/2019-09/schema"
    /// 2020-12.
    case draft2020 = "https://json-schema.org/draft/2020-12/schema"

    /// The URI that names the draft in `$schema`, without a final `#`.
    public var uri: String { rawValue }

    /// The draft that a `$schema` names; with or without an empty fragment, and by `http` or `https`.
    ///
    /// Nil for anything else, which may be a meta-schema of somebody's own.
    public init?(schemaURI: String) {
        let name = Self.plain(schemaURI)
        guard let draft = Self.allCases.first(where: { Self.plain($0.uri) == name }) else { return nil }
        self = draft
    }

    /// The name of a draft that is known and not understood, such as "draft 4"; nil for anything else.
    static func refusedName(of schemaURI: String) -> String? {
        switch plain(schemaURI) {
        case "json-schema.org/draft-03/schema": "draft 3"
        case "json-schema.org/draft-04/schema": "draft 4"
        case "json-schema.org/draft-06/schema": "draft 6"
        case "json-schema.org/schema", "json-schema.org/v1": "a draft to come"
        default: nil
        }
    }

    private static func plain(_ uri: String) -> Substring {
        var name = uri[...]
        if name.last == "#" { name.removeLast() }
        for scheme in ["https://", "http://"] where name.hasPrefix(scheme) { name.removeFirst(scheme.count) }
        return name
    }
}

extension SchemaDraft: Comparable {
    /// Whether one draft is older than the other.
    public static func < (left: SchemaDraft, right: SchemaDraft) -> Bool {
        allCases.firstIndex(of: left) ?? 0 < allCases.firstIndex(of: right) ?? 0
    }
}
