import JSONText

/// Which files stand for which URIs, as `--map URI=FILE` says.
struct URIMap: Sendable {
    private struct Entry {
        let uri: String
        let path: String

        /// Whether it stands for all URIs below its own, which then ends in a slash.
        var isFolder: Bool { uri.hasSuffix("/") }
    }

    /// The longest URI first, so that the nearest folder counts.
    private let entries: [Entry]

    /// Reads the values of `--map`.
    ///
    /// The last `=` separates, as URIs have more of them than names of files.
    ///
    /// - Throws: `SettingError` for one that is not of that form.
    init(_ values: [String]) throws(SettingError) {
        var entries: [Entry] = []
        for value in values {
            guard let sign = value.lastIndex(of: "="), value[..<sign].contains(":") else {
                throw SettingError("--map", value, expected: "URI=FILE, or URI/=FOLDER")
            }
            let uri = String(value[..<sign].prefix { $0 != "#" })
            let path = String(value[value.index(after: sign)...])
            let isFolder = uri.hasSuffix("/")
            guard !path.isEmpty, FolderWalk.isFolder(path) == isFolder else {
                throw SettingError(
                    isFolder
                        ? "--map: no folder \(SafeLine.escape(path)); a URI that ends in / maps to a folder"
                        : FolderWalk.isFolder(path)
                            ? "--map: \(SafeLine.escape(path)) is a folder; let the URI end in /, or name a file"
                            : "--map: expected URI=FILE, found \"\(SafeLine.escape(value))\"")
            }
            entries.append(Entry(uri: uri, path: path))
        }
        self.entries = entries.sorted { $0.uri.utf8.count > $1.uri.utf8.count }
    }

    /// The file that stands for a URI, there or not; nil where nothing was said of it.
    func file(for uri: String) -> String? {
        for entry in entries {
            if !entry.isFolder {
                if entry.uri == uri { return entry.path }
            } else if uri.hasPrefix(entry.uri) {
                let rest = uri.dropFirst(entry.uri.count).prefix { $0 != "?" }
                let folder = entry.path.hasSuffix("/") ? entry.path : entry.path + "/"
                return folder + (PercentCoding.decode(String(rest)) ?? String(rest))
            }
        }
        return nil
    }
}
