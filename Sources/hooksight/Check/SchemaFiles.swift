import FoundationEssentials
import JSONSchema
import JSONText

/// Which files the references of a schema lead to.
struct SchemaFiles {
    private let map: URIMap
    /// The URI of the schema's own file.
    private let uri: String
    /// The schema's `$id`.
    private let id: String?

    init(map: URIMap, uri: String, id: String?) {
        self.map = map
        self.uri = uri
        self.id = id
    }

    /// The file that a URI names, there or not; nil for a URI that names none.
    func path(of missing: String) -> String? {
        if let file = map.file(for: missing) { return file }
        var place = missing
        if let id, let slash = id.lastIndex(of: "/"), missing.hasPrefix(id[...slash]) {
            let folder = URL(string: uri)?.deletingLastPathComponent().absoluteString ?? ""
            place = folder + missing[id.index(after: slash)...]
        }
        guard place.hasPrefix("file://"), let file = URL(string: place)?.path(percentEncoded: false) else { return nil }
        // Messages name files as short as the user would.
        let here = FileManager.default.currentDirectoryPath + "/"
        return file.hasPrefix(here) ? String(file.dropFirst(here.count)) : file
    }

    /// Why there is no document for a URI, and what to type.
    func missing(_ uri: String, _ error: SchemaError) -> String {
        guard let path = path(of: uri) else {
            let reason =
                error.pointer.tokens.last == "$schema"
                ? "the dialect \"\(uri)\" is not known" : "\"\(uri)\" is not fetched"
            return "\(reason); give it with --map \(uri)=FILE"
        }
        let near = SchemaFiles.nearest(to: path).map { "; did you mean \($0)?" }
        // A reference by the web's name may be looked for in the wrong place.
        let other = uri.hasPrefix("file://") ? "" : "; or give it with --map \(uri)=FILE"
        return "no such file \(path)" + (near ?? other)
    }

    /// The name of the file in the same folder that may have been meant.
    private static func nearest(to path: String) -> String? {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        let folder = parts.dropLast().joined(separator: "/")
        let place = folder.isEmpty ? path.hasPrefix("/") ? "/" : "." : folder
        let names = (try? FileManager.default.contentsOfDirectory(atPath: place)) ?? []
        // The ending is the same in all, and would make every short name near.
        let ending = ".json"
        let schemas = names.filter { $0.hasSuffix(ending) }.map { String($0.dropLast(ending.count)) }.sorted()
        guard let name = parts.last, name.hasSuffix(ending) else { return nil }
        return NameDistance.nearest(to: String(name.dropLast(ending.count)), among: schemas).map { $0 + ending }
    }
}
