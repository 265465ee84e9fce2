import FoundationEssentials
import JSONText

/// Writes the samples into the documents as their schemas' `examples`.
///
/// `Samples/` is the source: `index.json` tells which file is which provider's and event's.
struct Examples {
    let samples: String
    let documents: String

    /// Rewrites each document whose examples differ, and says so.
    func write() throws {
        for (path, old, new) in try documentsWithExamples() where old != new {
            guard FileManager.default.createFile(atPath: path, contents: Data(new.utf8)) else {
                throw ToolError(description: "\(path): cannot be written")
            }
            print("\(path): examples written")
        }
    }

    /// Fails, naming each document whose examples differ from the samples.
    func check() throws {
        let different = try documentsWithExamples().filter { $0.old != $0.new }.map(\.path)
        if !different.isEmpty {
            throw ToolError(
                description:
                    "examples differ from Samples/ in \(different.joined(separator: ", ")); run Scripts/catalog")
        }
        print("examples of the provider documents equal the samples")
    }

    private func documentsWithExamples() throws -> [(path: String, old: String, new: String)] {
        var files: [String: [String: [JSONDocument]]] = [:]
        for entry in try read("\(samples)/index.json").root["samples"]?.elements ?? [] {
            guard let file = entry["file"]?.string, let provider = entry["provider"]?.string,
                let event = entry["event"]?.string
            else {
                throw ToolError(description: "\(samples)/index.json:\(entry.position): file, provider or event missing")
            }
            files[provider, default: [:]][event, default: []].append(try read("\(samples)/\(file)"))
        }
        return try files.keys.sorted().map { provider in
            let path = "\(documents)/\(provider).json"
            let document = try read(path)
            var writer = JSONWriter(layout: .pretty)
            write(document.root, at: [], files[provider] ?? [:], to: &writer)
            let old = String(decoding: document.bytes, as: UTF8.self)
            return (path, old, String(decoding: writer.bytes, as: UTF8.self) + "\n")
        }
    }

    /// Copies a value, with the samples in the place of each event's `examples`.
    private func write(
        _ value: JSONValue, at path: [String], _ samples: [String: [JSONDocument]], to writer: inout JSONWriter
    ) {
        let isSchema = path.count == 3 && path[0] == "events" && path[2] == "schema"
        guard value.kind == .object, path.count < 3 || isSchema else { return writer.value(value) }
        writer.beginObject()
        for (name, member) in value.members where !(isSchema && name == "examples") {
            writer.name(name)
            write(member, at: path + [name], samples, to: &writer)
        }
        if isSchema, let examples = samples[path[1]] {
            writer.name("examples")
            writer.array { writer in
                for example in examples { writer.value(example.root) }
            }
        }
        writer.endObject()
    }

    private func read(_ path: String) throws -> JSONDocument {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw ToolError(description: "\(path): cannot be read")
        }
        do {
            return try JSONDocument([UInt8](data))
        } catch {
            throw ToolError(description: "\(path):\(error.line):\(error.column): \(error)")
        }
    }
}
