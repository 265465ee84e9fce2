import HookModel
import JSONSchema

/// A schema of the user's own.
enum SchemaFile {
    /// Reads and compiles a schema.
    ///
    /// - Throws: `CommandFailure` with its place when it cannot be read, is no JSON or no schema that can be checked.
    static func read(_ path: String, formatAssertion: Bool) throws -> SchemaJudge {
        let bytes = try BodyFile.read(path, next: "name another with --schema FILE")
        do {
            let document = try JSONDocument(bytes)
            let options = SchemaOptions(formatAssertion: formatAssertion)
            return SchemaJudge([try CompiledSchema(document.root, options: options)])
        } catch let error as JSONSyntaxError {
            throw CommandFailure(
                description: "\(path):\(error.line):\(error.column): not JSON: expected \(error.expected), "
                    + "found \(error.found)")
        } catch let error as SchemaError {
            let place = error.pointer.tokens.isEmpty ? "" : "\(error.pointer): "
            throw CommandFailure(description: "\(path):\(error.line):\(error.column): \(place)\(error.message)")
        }
    }
}
