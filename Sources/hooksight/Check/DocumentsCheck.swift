import FoundationEssentials
import HookProviders

/// `providers --check`: provider documents, one after another, with all that is wrong in each.
struct DocumentsCheck {
    private let place: String

    /// Checks a document, or those of a folder: its `.json` files but those named `.schema.json`.
    init(_ place: String) { self.place = place }

    /// Prints what is wrong and how many are good; gives the exit code.
    ///
    /// - Throws: `CommandFailure` when a file cannot be read, or there is none.
    func run() throws -> Int32 {
        let reader = try DocumentReader()
        var good = 0
        var bad = 0
        for path in try files() {
            let bytes = try BodyFile.read(path, next: "name a folder or a document with --check")
            let problems = reader.problems(bytes, file: path)
            for problem in problems { Terminal.standardOutput.line(SafeLine.escape("\(problem)")) }
            if problems.isEmpty { good += 1 } else { bad += 1 }
        }
        Terminal.standardError.line("\(good) good, \(bad) not")
        return bad == 0 ? 0 : 1
    }

    private func files() throws -> [String] {
        guard FolderWalk.isFolder(place) else { return [place] }
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: place)
        } catch {
            throw CommandFailure(description: "the folder \(place) cannot be read; name another with --check")
        }
        let documents = names.filter(DocumentReader.isDocument).sorted()
        guard !documents.isEmpty else {
            throw CommandFailure(description: "there is no provider document in \(place): no *.json")
        }
        return documents.map { place.hasSuffix("/") ? place + $0 : "\(place)/\($0)" }
    }
}
