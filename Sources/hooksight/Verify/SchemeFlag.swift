import HookModel
import HookProviders

/// The flags by the members of a provider document that they set.
enum SchemeFlag {
    /// Members by their JSON Pointer; those that stand inside of others come first.
    private static let members: [(pointer: String, flag: String)] = [
        ("/signature/header", "--header-name"), ("/signature/body", "--signature-body"),
        ("/signature/form", "--signature-form"), ("/signature/algorithm", "--algorithm"),
        ("/signature/encoding", "--encoding"), ("/signature/value/prefix", "--prefix"),
        ("/signature/value/separator", "--separator"), ("/signature/value/signature", "--signature-key"),
        ("/signature/value/timestamp", "--timestamp-key"), ("/signature/value/version", "--list-version"),
        ("/signature/key/prefix", "--key-prefix"), ("/signature/key/private_prefix", "--key-private-prefix"),
        ("/signature/key/encodes", "--key-encodes"), ("/signature/key", "--key"), ("/signature/content", "--content"),
        ("/signature/accepted_prefixes", "--accept-prefix"), ("/signature/id/header", "--id-header"),
        ("/signature/id/body", "--id-body"), ("/signature/id/form", "--id-form"),
        ("/signature/timestamp/header", "--timestamp-header"), ("/signature/timestamp/body", "--timestamp-body"),
        ("/signature/timestamp/form", "--timestamp-form"), ("/signature/timestamp/unit", "--timestamp-unit"),
        ("/signature/timestamp/tolerance", "--tolerance"), ("/signature/timestamp/direction", "--tolerance-direction"),
        ("/signature/body_hash/query", "--body-hash-query"),
        ("/signature/body_hash/algorithm", "--body-hash-algorithm"),
        ("/signature/body_hash/encoding", "--body-hash-encoding"), ("/id", "--print-document"),
    ]

    /// What is wrong with a document, in the words of the flags that made it.
    static func message(_ error: CatalogError, _ options: SchemeOptions) -> String {
        if let missing = missing(options) { return missing }
        let flag = members.first { error.field == $0.pointer || error.field.hasPrefix($0.pointer + "/") }?.flag
        return "\(flag ?? fallback(error, options)): \(error.reason)"
    }

    /// Faults of what was left out, which a document tells only of the object that lacks it.
    private static func missing(_ options: SchemeOptions) -> String? {
        let places = [options.headerName, options.signatureBody, options.signatureForm].compactMap(\.self)
        guard places.count == 1 else {
            return places.isEmpty
                ? "nothing says where the signature is; give --header-name NAME"
                : "--header-name, --signature-body and --signature-form: the signature is in one place; give one of them"
        }
        let content = options.content ?? "{body}"
        do throws(SignatureScheme.Content.UnknownPlaceholder) {
            _ = try SignatureScheme.Content(parsing: content)
        } catch {
            return "--content: expected \(SignatureScheme.Placeholder.list()), found \"\(error.name)\""
        }
        let ids = [
            ("--id-header", options.idHeader), ("--id-body", options.idBody), ("--id-form", options.idForm),
        ].filter { $0.1 != nil }
        if content.contains("{id}"), ids.isEmpty {
            return "--content: {id} stands in \"\(content)\", and nothing says where the id is; give --id-header NAME"
        }
        if let first = ids.first, !content.contains("{id}") {
            return "\(first.0): {id} does not stand in what is signed, \"\(content)\"; give it in --content"
        }
        let times = [options.timestampHeader, options.timestampBody, options.timestampForm, options.timestampKey]
        let hasTime = times.contains { $0 != nil }
        if content.contains("{timestamp}"), !hasTime {
            return "--content: {timestamp} stands in \"\(content)\", and nothing says where the time is; "
                + "give --timestamp-header NAME, or --timestamp-key KEY for one among pairs"
        }
        let alone = [
            ("--tolerance", options.tolerance), ("--timestamp-unit", options.timestampUnit),
            ("--tolerance-direction", options.toleranceDirection),
        ].first { $0.1 != nil }
        if let alone, !hasTime {
            return "\(alone.0): nothing says where the time is; give --timestamp-header NAME"
        }
        if let tolerance = options.tolerance, Duration(text: tolerance) == nil {
            return "--tolerance: expected a duration such as \"30s\", \"10m\" or \"2h\", found \"\(tolerance)\""
        }
        if options.signatureKey == nil, options.timestampKey != nil || options.separator != nil {
            return "pairs have a signature; give --signature-key KEY, such as v1 for t=1,v1=ab"
        }
        if options.bodyHashQuery == nil, options.bodyHashAlgorithm != nil || options.bodyHashEncoding != nil {
            return "the body's digest stands in a parameter of the URL; give --body-hash-query NAME"
        }
        return nil
    }

    private static func fallback(_ error: CatalogError, _ options: SchemeOptions) -> String {
        if error.field.hasPrefix("/signature/timestamp") { return "--timestamp-header" }
        if error.field.hasPrefix("/signature/id") { return "--id-header" }
        if error.field.hasPrefix("/signature/value") { return "--prefix" }
        if error.field.hasPrefix("/signature/body_hash") { return "--body-hash-query" }
        if error.reason.contains("public key") { return "--key" }
        return options.content == nil ? "--header-name" : "--content"
    }
}
