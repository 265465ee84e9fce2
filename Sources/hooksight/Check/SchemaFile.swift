import FoundationEssentials
import JSONSchema
import JSONText

/// A schema of the user's own, with the files that it refers to.
struct SchemaFile {
    /// What reading a schema comes to.
    struct Compiled {
        let validator: SchemaValidator
        /// What is to be known of the schema: names in it that are no keywords.
        let notes: [CheckIssue]
    }

    private let path: String
    private let document: JSONDocument
    private let files: SchemaFiles
    /// The URI of the file, by which references to its neighbours are found.
    private let uri: String

    /// So many files are read for one schema.
    private static let limit = 1000

    /// Reads and compiles a schema, and the files that it refers to.
    ///
    /// A reference leads to the file that `--map` says; else to a file by its path from the schema's own file; where the
    /// schema has an `$id` with a path, by its path from there. Nothing is fetched from elsewhere. The names of a schema
    /// from standard input lead on from the working directory.
    ///
    /// - Throws: `CommandFailure` with its place when a file cannot be read, is no JSON or no schema.
    static func read(_ path: String, formatAssertion: Bool, map: URIMap) throws -> Compiled {
        try SchemaFile(path, map).compile(formatAssertion: formatAssertion)
    }

    private init(_ path: String, _ map: URIMap) throws {
        self.path = path
        document = try Self.document(path, next: "name another with --schema FILE")
        uri = URL(filePath: path).absoluteString
        files = SchemaFiles(map: map, uri: uri, id: document.root["$id"]?.string)
    }

    private func compile(formatAssertion: Bool) throws -> Compiled {
        var registry = SchemaRegistry()
        var paths: [String: String] = [:]
        let options = SchemaOptions(formatAssertion: formatAssertion, baseURI: uri)
        while true {
            do {
                let schema = try CompiledSchema(document.root, options: options, registry: registry)
                let unknown = try CompiledSchema.unknownKeywords(
                    in: document.root, options: options, registry: registry)
                return Compiled(validator: SchemaValidator([schema]), notes: unknown.map { note($0, paths) })
            } catch {
                guard let missing = error.missingDocument, paths[missing] == nil, paths.count < Self.limit,
                    let file = files.path(of: missing), FileManager.default.fileExists(atPath: file)
                else { throw failure(error, paths) }
                let neighbour = try Self.document(file, next: "\(path) refers to it")
                registry.add(neighbour, at: missing)
                paths[missing] = file
                // Errors name a document by its own `$id`, where it has one.
                if let id = neighbour.root["$id"]?.string,
                    let own = URL(string: id, relativeTo: URL(string: missing))?.absoluteString
                {
                    paths[own] = file
                }
            }
        }
    }

    private static func document(_ path: String, next: String) throws -> JSONDocument {
        do {
            return try JSONDocument(try BodyFile.read(path, next: next))
        } catch let error as JSONSyntaxError {
            throw CommandFailure(
                at: "\(path):\(error.line):\(error.column)",
                "not JSON: expected \(error.expected), found \(error.found)" + (error.hint.map { "; \($0)" } ?? ""))
        }
    }

    private func note(_ keyword: UnknownKeyword, _ paths: [String: String]) -> CheckIssue {
        let meant =
            keyword.otherDraft.map { "; it is of \($0.name), and this schema of \(keyword.draft.name)" }
            ?? keyword.nearest.map { "; did you mean \($0)?" } ?? ""
        let file = keyword.document.flatMap { paths[$0] } ?? path
        return CheckIssue(
            place: CheckIssue.Place(
                file: file, isFile: file != "-",
                position: CheckIssue.Position(line: keyword.position.line, column: keyword.position.column)),
            level: .note, rule: "unknown-keyword", subject: "",
            message: SafeLine.escape("unknown keyword \"\(keyword.name)\"\(meant)"))
    }

    private func failure(_ error: SchemaError, _ paths: [String: String]) -> CommandFailure {
        let file = error.document.flatMap { paths[$0] } ?? path
        let place = error.pointer.tokens.isEmpty ? "" : "\(error.pointer): "
        let message = error.missingDocument.map { files.missing($0, error) } ?? error.message
        return CommandFailure(at: "\(file):\(error.line):\(error.column)", place + message)
    }
}

extension SchemaDraft {
    /// What people call it.
    fileprivate var name: String {
        switch self {
        case .draft7: "draft 7"
        case .draft2019: "2019-09"
        case .draft2020: "2020-12"
        }
    }
}
