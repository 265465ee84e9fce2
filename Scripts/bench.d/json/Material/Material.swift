import Foundation
import JSONText

/// Writes the texts that are read and the sets that are validated, for this program and for the others beside it.
struct Material {
    let project: String
    let suites: String
    /// The program, whose `schema` command gives the schemas.
    let hooksight: String
    /// Where `texts` and `sets` go.
    let folder: String

    func write() throws {
        for name in ["texts", "sets"] {
            try FileManager.default.createDirectory(atPath: "\(folder)/\(name)", withIntermediateDirectories: true)
        }
        let generated = [
            "posts": Posts.write(count: 3000), "coordinates": Coordinates.write(count: 1000),
            "catalogue": Catalogue.write(count: 3000),
        ]
        for (name, text) in generated {
            try write(text, to: "texts/\(name).json")
            let schema = try read("\(project)/Scripts/bench.d/json/schemas/\(name).json")
            try write([ValidationGroup(schema: schema, instances: [text])], to: "sets/\(name).json")
        }
        try writeSamples()
        try writeDocuments()
        try writeSuite()
    }

    /// Each sample and the schema of its event; one event as it is posted.
    private func writeSamples() throws {
        let index = try JSONDocument(read("\(project)/Samples/index.json"))
        let groups = try index.root["samples"]?.elements.map { sample in
            guard let file = sample["file"]?.string, let provider = sample["provider"]?.string,
                let event = sample["event"]?.string
            else { throw BenchError("Samples/index.json: expected file, provider and event") }
            return ValidationGroup(
                schema: try schema(provider, event), instances: [try read("\(project)/Samples/\(file)")])
        }
        guard let groups else { throw BenchError("Samples/index.json lists no samples") }
        try write(groups, to: "sets/samples.json")
        try write(array(groups.flatMap(\.instances)), to: "texts/samples.json")
        var event = JSONWriter()
        event.value(try JSONDocument(read("\(project)/Samples/omnisales/order.created.json")).root)
        guard event.bytes.count == 489 else {
            throw BenchError("order.created.json without white space is no longer 489 bytes")
        }
        try write(event.bytes, to: "texts/event.json")
    }

    private func schema(_ provider: String, _ event: String) throws -> [UInt8] {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: hooksight)
        process.arguments = ["schema", provider, event]
        process.standardOutput = output
        try process.run()
        let text = try output.fileHandleForReading.readToEnd()
        process.waitUntilExit()
        guard process.terminationStatus == 0, let text else {
            throw BenchError("hooksight schema \(provider) \(event) failed")
        }
        return [UInt8](text)
    }

    /// The schema of provider documents over the built-in ones.
    private func writeDocuments() throws {
        let catalog = "\(project)/Sources/HookProviders/Catalog"
        let schemaFile = "provider-document.schema.json"
        let documents = try names(in: catalog).filter { $0.hasSuffix(".json") && $0 != schemaFile }
        let group = ValidationGroup(
            schema: try read("\(catalog)/\(schemaFile)"), instances: try documents.map { try read("\(catalog)/\($0)") })
        try write([group], to: "sets/documents.json")
    }

    /// The official meta-schemas, which each validator knows by itself, over every schema of the official suite.
    private func writeSuite() throws {
        guard FileManager.default.fileExists(atPath: "\(suites)/json-schema/tests") else { return }
        var all: [[UInt8]] = []
        let drafts = [
            ("draft7", "http://json-schema.org/draft-07/schema#"),
            ("draft2020-12", "https://json-schema.org/draft/2020-12/schema"),
        ]
        for (draft, address) in drafts {
            let tests = "\(suites)/json-schema/tests/\(draft)"
            let files = FileManager.default.enumerator(atPath: tests)?.compactMap { $0 as? String }.sorted() ?? []
            let texts = try files.filter { $0.hasSuffix(".json") }.map { try read("\(tests)/\($0)") }
            let schemas = try texts.flatMap { text in
                try JSONDocument(text).root.elements.compactMap { $0["schema"].map { Array($0.bytes) } }
            }
            let schema = Array(#"{"$schema": "\#(address)", "$ref": "\#(address)"}"#.utf8)
            try write([ValidationGroup(schema: schema, instances: schemas)], to: "sets/meta-\(draft).json")
            all += texts
        }
        try write(array(all), to: "texts/suite.json")
    }
}

extension Material {
    private func names(in folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    }

    private func read(_ file: String) throws -> [UInt8] {
        try [UInt8](Data(contentsOf: URL(fileURLWithPath: file)))
    }

    private func write(_ bytes: [UInt8], to file: String) throws {
        try Data(bytes).write(to: URL(fileURLWithPath: "\(folder)/\(file)"))
    }

    private func write(_ groups: [ValidationGroup], to file: String) throws {
        try write(array(groups.map(\.text)), to: file)
    }

    private func array(_ texts: [[UInt8]]) -> [UInt8] {
        var writer = JSONWriter()
        writer.array { writer in
            for text in texts { writer.raw(text) }
        }
        return writer.bytes
    }
}
