import FoundationEssentials
import JSONSchema
import JSONText

/// A schema of the user's own, with the files that it refers to.
struct SchemaFile {
    private let path: String
    private let document: JSONDocument
    /// The URI of the file, by which references to its neighbours are found.
    private let uri: String

    /// So many files are read for one schema.
    private static let limit = 1000

    /// Reads and compiles a schema, and the files beside it that it refers to.
    ///
    /// A reference leads to a file by its path from the schema's own file; where the schema has an `$id` with a path,
    /// by its path from there. Nothing is fetched from elsewhere.
    ///
    /// - Throws: `CommandFailure` with its place when a file cannot be read, is no JSON or no schema.
    static func read(_ path: String, formatAssertion: Bool) throws -> SchemaValidator {
        try SchemaFile(path).compile(formatAssertion: formatAssertion)
    }

    private init(_ path: String) throws {
        self.path = path
        document = try Self.document(path, next: "name another with --schema FILE")
        uri = path == "-" ? "" : URL(filePath: path).absoluteString
    }

    private func compile(formatAssertion: Bool) throws -> SchemaValidator {
        var registry = SchemaRegistry()
        var paths: [String: String] = [:]
        let options = SchemaOptions(formatAssertion: formatAssertion, baseURI: uri)
        while true {
            do {
                return SchemaValidator([try CompiledSchema(document.root, options: options, registry: registry)])
            } catch {
                guard let missing = error.missingDocument, paths[missing] == nil, paths.count < Self.limit,
                    let file = neighbour(missing)
                else { throw failure(error, paths) }
                registry.add(try Self.document(file, next: "\(path) refers to it"), at: missing)
                paths[missing] = file
            }
        }
    }

    /// The file that a URI names; nil when it names none that is there.
    private func neighbour(_ missing: String) -> String? {
        var place = missing
        if let id = document.root["$id"]?.string, let slash = id.lastIndex(of: "/"), missing.hasPrefix(id[...slash]) {
            let folder = URL(string: uri)?.deletingLastPathComponent().absoluteString ?? ""
            place = folder + missing[id.index(after: slash)...]
        }
        guard place.hasPrefix("file://"), let file = URL(string: place)?.path(percentEncoded: false),
            FileManager.default.isReadableFile(atPath: file)
        else { return nil }
        // Messages name files as short as the user would.
        let here = FileManager.default.currentDirectoryPath + "/"
        return file.hasPrefix(here) ? String(file.dropFirst(here.count)) : file
    }

    private static func document(_ path: String, next: String) throws -> JSONDocument {
        do {
            return try JSONDocument(try BodyFile.read(path, next: next))
        } catch let error as JSONSyntaxError {
            throw CommandFailure(
                description: "\(path):\(error.line):\(error.column): not JSON: expected \(error.expected), "
                    + "found \(error.found)" + (error.hint.map { "; \($0)" } ?? ""))
        }
    }

    private func failure(_ error: SchemaError, _ paths: [String: String]) -> CommandFailure {
        let file = error.document.flatMap { paths[$0] } ?? path
        let place = error.pointer.tokens.isEmpty ? "" : "\(error.pointer): "
        return CommandFailure(description: "\(file):\(error.line):\(error.column): \(place)\(error.message)")
    }
}
