import FoundationEssentials

/// The files that are imported.
enum ImportPaths {
    /// Files as they were named, and those of folders in the order of their numbers.
    ///
    /// - Throws: `CommandFailure` for a folder that cannot be read, or has none.
    static func all(_ named: [String]) throws -> [String] {
        try named.flatMap { path in FolderWalk.isFolder(path) ? try files(in: path) : [path] }
    }

    private static func files(in folder: String) throws -> [String] {
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
            throw CommandFailure(description: "the folder \(folder) cannot be read; nothing was imported")
        }
        let files = names.filter { name in
            !name.hasPrefix(".") && ExportForm(ofFile: name).map { $0 != .curl } ?? false
        }
        guard !files.isEmpty else {
            throw CommandFailure(
                description: "no *.http, *.ndjson, *.jsonl or *.har in the folder \(folder); nothing was imported")
        }
        let start = folder.hasSuffix("/") ? folder : folder + "/"
        return files.sorted { (number($0), $0) < (number($1), $1) }.map { start + $0 }
    }

    /// The last number of a name: `capture-9.http` comes before `capture-10.http`.
    private static func number(_ name: String) -> Int {
        let digits = name.split { !$0.isASCII || !$0.isNumber }
        return digits.last.flatMap { Int($0) } ?? 0
    }
}
