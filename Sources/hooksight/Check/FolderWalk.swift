import FoundationEssentials

/// Finds the payload files of a folder and the folders in it.
struct FolderWalk {
    private static let endings = [".json", ".ndjson", ".jsonl", ".har"]

    private struct Folder {
        let path: String
        let ignores: [IgnoreFile]
    }

    private let readsIgnoreFiles: Bool
    /// What was left out.
    private(set) var notes = SourceNotes()

    init(readsIgnoreFiles: Bool) { self.readsIgnoreFiles = readsIgnoreFiles }

    /// The files in the order of their names.
    ///
    /// Hidden entries are left out, so are links to folders, which may lead round in a circle, and what an ignore file
    /// names; all of them are counted.
    ///
    /// - Throws: `CommandFailure` for a folder or an ignore file that cannot be read.
    mutating func files(in path: String) throws -> [String] {
        var files: [String] = []
        var waiting = [Folder(path: path, ignores: [])]
        while let folder = waiting.popLast() {
            var ignores = folder.ignores
            if readsIgnoreFiles, let file = try IgnoreFile(in: folder.path) { ignores.append(file) }
            var inner: [Folder] = []
            for name in try names(in: folder.path) {
                let entry = folder.path.hasSuffix("/") ? folder.path + name : "\(folder.path)/\(name)"
                let isFolder = FolderWalk.isFolder(entry)
                guard isFolder || FolderWalk.endings.contains(where: name.lowercased().hasSuffix) else { continue }
                if name.hasPrefix(".") {
                    notes.hidden += 1
                } else if ignores.contains(where: { $0.names(entry, isFolder: isFolder) }) {
                    notes.ignored += 1
                } else if !isFolder {
                    files.append(entry)
                } else if FolderWalk.isLink(entry) {
                    notes.linked += 1
                } else {
                    inner.append(Folder(path: entry, ignores: ignores))
                }
            }
            waiting += inner.reversed()
        }
        return files
    }

    /// Whether there is a folder, or a link to one, at a path.
    static func isFolder(_ path: String) -> Bool {
        var isFolder = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder
    }

    /// Whether a word names a payload file that is there, or standard input.
    static func isPayloadFile(_ word: String) -> Bool {
        word == "-"
            || endings.contains(where: word.lowercased().hasSuffix) && FileManager.default.fileExists(atPath: word)
    }

    private static func isLink(_ path: String) -> Bool {
        (try? FileManager.default.destinationOfSymbolicLink(atPath: path)) != nil
    }

    private func names(in path: String) throws -> [String] {
        do {
            return try FileManager.default.contentsOfDirectory(atPath: path).sorted()
        } catch {
            throw CommandFailure(description: "the folder \(path) cannot be read; name one that can, or its files")
        }
    }
}
