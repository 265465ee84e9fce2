import HookInspector
import JSONSchema
import JSONText
import Synchronization

/// What `/openapi.json` says of an answer: every answer that a test gets is held against it.
final class OpenAPIContract: Sendable {
    static let shared = Result { try OpenAPIContract() }

    let root: JSONDocument
    private let validators = Mutex<[String: SchemaValidator]>([:])

    private init() throws {
        root = try JSONDocument(Array(OpenAPIDocument.text.description.utf8))
    }

    /// The paths with their operations; fixed paths stand before those with parameters.
    var paths: [(path: String, operations: JSONValue)] {
        let all = root.root["paths"]?.members.map { (path: $0.name, operations: $0.value) } ?? []
        return all.filter { !$0.path.contains("{") } + all.filter { $0.path.contains("{") }
    }

    /// What of an answer is not as described; empty where all is, and for paths that are no routes.
    func problems(_ method: String, _ target: String, _ answer: RawResponse) throws -> [String] {
        var path = String(target.prefix { $0 != "?" })
        if path != "/openapi.json" {
            for suffix in [".json", ".txt"] where path.hasSuffix(suffix) { path = String(path.dropLast(suffix.count)) }
        }
        if path.isEmpty { path = "/" }
        guard let found = paths.first(where: { OpenAPIContract.fits(path, $0.path) }) else { return [] }
        let name = method == "HEAD" ? "get" : method.lowercased()
        guard let operation = found.operations[name] else { return [] }
        // Methods that are none are no operations.
        if answer.status == 405 { return [] }
        guard let described = operation["responses"]?["\(answer.status)"].flatMap(resolved) else {
            return ["\(method) \(found.path): the status \(answer.status) is not described"]
        }
        guard method != "HEAD" else { return [] }
        let type = (answer["Content-Type"] ?? "").prefix { $0 != ";" }
        guard let content = described["content"]?[String(type)] else {
            return ["\(method) \(found.path) \(answer.status): the media type \(type) is not described"]
        }
        guard type.hasSuffix("json"), let schema = content["schema"] else { return [] }
        let report = try validator(schema).validate(JSONDocument(answer.body).root)
        return report.errors.map { "\(method) \(target) \(answer.status): \($0.instanceLocation) \($0.error)" }
    }

    private func resolved(_ value: JSONValue) -> JSONValue? {
        guard let reference = value["$ref"]?.string else { return value }
        return reference.dropFirst(2).split(separator: "/").reduce(Optional(root.root)) { $0?[String($1)] }
    }

    private func validator(_ schema: JSONValue) throws -> SchemaValidator {
        try validators.withLock { validators in
            if let known = validators[schema.text] { return known }
            var writer = JSONWriter()
            writer.object { writer in
                for member in schema.members {
                    writer.name(member.name)
                    writer.value(member.value)
                }
                writer.name("components")
                root.root["components"].map { writer.value($0) }
            }
            let whole = try JSONDocument(writer.bytes)
            let validator = SchemaValidator([
                try CompiledSchema(whole.root, options: SchemaOptions(formatAssertion: true))
            ])
            validators[schema.text] = validator
            return validator
        }
    }

    /// Whether a path is one of a template.
    private static func fits(_ path: String, _ template: String) -> Bool {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        let names = template.split(separator: "/", omittingEmptySubsequences: false)
        // An event's type may have slashes.
        guard parts.count == names.count || (names.last == "{type}" && parts.count > names.count) else { return false }
        return zip(parts, names).allSatisfy { $1.hasPrefix("{") ? !$0.isEmpty : $0 == $1 }
    }
}
