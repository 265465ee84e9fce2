import Foundation
import HookProviders
import JSONText
import TestSupport
import Testing

/// A provider document that cannot be used says where and why.
@Suite struct DocumentReaderTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let old: String
        let new: String
        let field: String
        let reason: String
    }

    static let cases = [
        Case(
            testDescription: "no JSON", old: "{\n  \"id\"", new: "{\n  id", field: "", reason: "expected"),
        Case(
            testDescription: "a member that there is not", old: "\"name\":", new: "\"nmae\":", field: "/nmae",
            reason: "\"name\""),
        Case(
            testDescription: "an id with a capital", old: "\"id\": \"omnisales\"", new: "\"id\": \"OmniSales\"",
            field: "/id", reason: "found \"OmniSales\""),
        Case(
            testDescription: "an unknown algorithm", old: "\"hmac-sha256\"", new: "\"hmac-md5\"",
            field: "/signature/algorithm", reason: "hmac-md5"),
        Case(
            testDescription: "a tolerance without its unit", old: "\"300s\"", new: "\"300\"",
            field: "/signature/timestamp/tolerance", reason: "duration"),
        Case(
            testDescription: "a pointer without its slash", old: "\"/created_at\"\n    ]\n  },\n  \"content\"",
            new: "\"created_at\"\n    ]\n  },\n  \"content\"", field: "/event/time/0", reason: "JSON Pointer"),
        Case(
            testDescription: "an address that is none", old: "\"source_addresses\": []",
            new: "\"source_addresses\": [\"10.0.0.0/33\"]", field: "/source_addresses/0", reason: "10.0.0.0/33"),
        Case(
            testDescription: "a schema that is none", old: "\"type\": \"integer\"", new: "\"type\": \"intger\"",
            field: "type", reason: "intger"),
    ]

    @Test("A fault and its message", arguments: cases)
    func fault(_ test: Case) throws {
        let text = String(
            decoding: try ProjectFiles.bytes("Sources/HookProviders/Catalog/omnisales.json"), as: UTF8.self)
        let changed = text.replacing(test.old, with: test.new, maxReplacements: 1)
        #expect(changed != text)
        let error = #expect(throws: CatalogError.self) {
            try DocumentReader().read(Array(changed.utf8), file: "mine.json")
        }
        let found = try #require(error)
        #expect(found.file == "mine.json")
        #expect(test.field == "type" ? found.field.hasSuffix("/type") : found.field == test.field, "\(found)")
        #expect(found.reason.contains(test.reason), "\(found)")
        #expect(found.position.line > 0 && "\(found)".hasPrefix("mine.json:\(found.position.line):"))
    }

    static let explanations = [
        Case(
            testDescription: "a member that an event does not have", old: "\"documented\": true,",
            new: "\"documented\": true, \"examples\": [],", field: "examples",
            reason:
                "it may hold \"description\" (What has happened, in a few words), \"documented\" (Whether the guide "
                + "shows a payload), \"described\" (Whether the schema says anything of this very event"),
        Case(
            testDescription: "a member that a document does not have", old: "\"name\":", new: "\"summary\":",
            field: "summary", reason: "it may hold \"$schema\", \"id\", \"name\", \"documentation\", "),
        Case(
            testDescription: "headers that are no groups", old: "\"headers\": [", new: "\"headers\": [\"X-A\",",
            field: "/identify/headers/0",
            reason: "here: One group: headers that must all be there, such as [\"X-Acme-Event\",\"X-Acme-Delivery\"]"),
        Case(
            testDescription: "headers that are no list", old: "\"user_agents\": [",
            new: "\"user_agents\": 5, \"paths\": [",
            field: "/identify/user_agents",
            reason: "here: Values of User-Agent; an asterisk stands for any characters"),
        Case(
            testDescription: "a place that is no pointer", old: "\"type\": [\n      \"/event\"",
            new: "\"type\": [\n      \"X-Event\"", field: "/event/type/0",
            reason: "here: A JSON Pointer into the payload, or a header, such as \"/data/id\" or "
                + "{\"header\":\"X-Acme-Event\"}"),
        Case(
            testDescription: "a member that is missing", old: "\"documented\": true,", new: "", field: "",
            reason: "here: Whether the guide shows a payload"),
        Case(
            testDescription: "a wrong word", old: "\"hmac-sha256\"", new: "\"hmac-md5\"", field: "/signature/algorithm",
            reason: "here: How the signature is made. token: the secret itself is sent"),
    ]

    @Test("What may stand there instead", arguments: explanations)
    func explanation(_ test: Case) throws {
        let text = String(
            decoding: try ProjectFiles.bytes("Sources/HookProviders/Catalog/omnisales.json"), as: UTF8.self)
        let changed = text.replacing(test.old, with: test.new, maxReplacements: 1)
        #expect(changed != text)
        let problems = try DocumentReader().problems(Array(changed.utf8), file: "mine.json")
        let told = problems.filter { $0.field.hasSuffix(test.field) }.compactMap(\.explanation)
        #expect(told.contains { $0.contains(test.reason) }, "\(problems)")
        #expect(
            problems.allSatisfy { problem in problem.explanation.map { "\(problem)".hasSuffix("; \($0)") } ?? true })
    }

    @Test("A schema that lies beside the documents is no document")
    func schemaInTheFolder() throws {
        let folder = try TemporaryFolder()
        try DocumentReader.schemaText.write(
            toFile: folder.file("provider-document.schema.json"), atomically: true, encoding: .utf8)
        #expect(try TestCatalog.get().adding(folder: folder.path).documents.map(\.id) == KnownProviders.ids.sorted())
    }

    @Test("The built-in documents are good, which the program does not look at again", arguments: KnownProviders.ids)
    func builtIn(_ id: String) throws {
        let file = "\(id).json"
        let bytes = try ProjectFiles.bytes("Sources/HookProviders/Catalog/\(file)")
        #expect(try DocumentReader().problems(bytes, file: file).isEmpty)
        #expect(try TestCatalog.get().document(id)?.id == id)
    }

    @Test("A folder's documents are added, and one with a built-in id replaces it")
    func folder() throws {
        let folder = try TemporaryFolder()
        let text = String(
            decoding: try ProjectFiles.bytes("Sources/HookProviders/Catalog/omnisales.json"), as: UTF8.self)
        try text.replacing("\"id\": \"omnisales\"", with: "\"id\": \"mine\"")
            .write(toFile: folder.file("mine.json"), atomically: true, encoding: .utf8)
        try text.replacing("\"name\": \"OmniSales\"", with: "\"name\": \"Other\"")
            .write(toFile: folder.file("omnisales.json"), atomically: true, encoding: .utf8)
        let catalog = try TestCatalog.get().adding(folder: folder.path)
        #expect(catalog.documents.map(\.id) == (KnownProviders.ids + ["mine"]).sorted())
        #expect(catalog.document("omnisales")?.name == "Other")
    }

    @Test("A folder that is not there is told")
    func noFolder() throws {
        let error = #expect(throws: CatalogError.self) { try TestCatalog.get().adding(folder: "/nowhere/at/all") }
        #expect("\(try #require(error))".contains("--provider-dir"))
    }
}
