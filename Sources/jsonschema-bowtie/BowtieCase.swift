import JSONSchema
import JSONText

/// One schema, the documents it may refer to, and the instances to judge.
struct BowtieCase {
    /// Why a case cannot be validated.
    struct Problem: Error {
        let message: String
    }

    private let schema: CompiledSchema
    private let instances: [JSONValue]

    /// Reads and compiles a case.
    ///
    /// - Throws: `Problem` when a part is missing or the schema cannot be compiled.
    init(_ value: JSONValue?, draft: SchemaDraft) throws(Problem) {
        guard let value, let source = value["schema"], let tests = value["tests"], tests.kind == .array else {
            throw Problem(message: "expected a case with \"schema\" and an array \"tests\"")
        }
        var registry = SchemaRegistry()
        if let documents = value["registry"], documents.kind != .object, !documents.isNull {
            throw Problem(message: "expected \"registry\" to be an object of schemas by their URIs")
        }
        for (uri, document) in value["registry"]?.members ?? [] { registry.add(document, at: uri) }
        let options = SchemaOptions(formatAssertion: value["formatAssertion"]?.bool == true, draft: draft)
        do {
            schema = try CompiledSchema(source, options: options, registry: registry)
        } catch {
            throw Problem(message: "the schema cannot be compiled: \(error)")
        }
        instances = try tests.elements.map { test throws(Problem) in
            guard let instance = test["instance"] else { throw Problem(message: "a test has no \"instance\"") }
            return instance
        }
    }

    /// Writes a result for each instance.
    func writeResults(into writer: inout JSONWriter) {
        for instance in instances {
            writer.object { writer in
                if let isValid = schema.answer(instance) {
                    writer.name("valid")
                    writer.bool(isValid)
                } else {
                    let report = schema.validate(instance)
                    Self.writeError(report.errors.first?.error ?? "the instance cannot be validated", into: &writer)
                }
            }
        }
    }

    static func writeError(_ message: String, into writer: inout JSONWriter) {
        writer.name("errored")
        writer.bool(true)
        writer.name("context")
        writer.object { writer in
            writer.name("message")
            writer.string(message)
        }
    }
}
