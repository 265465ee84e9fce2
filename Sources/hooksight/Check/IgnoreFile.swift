import FoundationEssentials
import HookModel

/// A `.hooksightignore`: the names of what in its folder, and in the folders in it, is no payload.
///
/// A name in each line, `*` and `?` are wildcards, `#` begins a comment. A name with a slash in it is a path from the
/// folder of the file; one with a slash at its end is a folder's.
struct IgnoreFile {
    private struct Rule {
        let glob: Glob
        let isPath: Bool
        let isFolder: Bool
    }

    static let name = ".hooksightignore"

    private let folder: String
    private let rules: [Rule]

    /// Reads the file of a folder; nil when there is none.
    ///
    /// - Throws: `CommandFailure` when it cannot be read.
    init?(in folder: String) throws {
        self.folder = folder.hasSuffix("/") ? folder : folder + "/"
        let path = self.folder + IgnoreFile.name
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        let bytes = try BodyFile.read(path, next: "or leave it out of account with --no-ignore")
        rules = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline).compactMap { line in
            var text = line.drop { $0 == " " || $0 == "\t" }
            while let last = text.last, last == " " || last == "\t" { text.removeLast() }
            guard !text.isEmpty, !text.hasPrefix("#") else { return nil }
            let isFolder = text.last == "/"
            if isFolder { text.removeLast() }
            let isPath = text.contains("/")
            if text.first == "/" { text.removeFirst() }
            return Rule(glob: Glob(String(text)), isPath: isPath, isFolder: isFolder)
        }
    }

    /// Whether an entry in or below the folder is named here.
    func names(_ entry: String, isFolder: Bool) -> Bool {
        let path = String(entry.dropFirst(folder.count))
        let name = path.split(separator: "/").last.map(String.init) ?? path
        return rules.contains { rule in
            (isFolder || !rule.isFolder) && rule.glob.matches(rule.isPath ? path : name)
        }
    }
}
