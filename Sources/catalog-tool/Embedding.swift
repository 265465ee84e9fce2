import FoundationEssentials

/// Turns documents into a Swift file of string literals, which compiles at once where arrays of bytes take minutes.
enum Embedding {
    static func write(documents: [String], to output: String) throws {
        var source = "/// Files of a module, compiled in.\nenum EmbeddedFiles {\n"
        source += "    static let files: [(name: String, text: StaticString)] = [\n"
        for path in documents {
            guard let data = FileManager.default.contents(atPath: path), let name = path.split(separator: "/").last
            else {
                throw ToolError(description: "\(path): cannot be read")
            }
            source +=
                "        (\n            \"\(name)\",\n            \(literal(String(decoding: data, as: UTF8.self)))\n        ),\n"
        }
        source += "    ]\n}\n"
        guard FileManager.default.createFile(atPath: output, contents: Data(source.utf8)) else {
            throw ToolError(description: "\(output): cannot be written")
        }
    }

    /// A raw multi-line literal with so many `#` that nothing in the text ends it or escapes.
    private static func literal(_ text: String) -> String {
        var fence = "#"
        while text.contains("\"" + fence) || text.contains("\\" + fence) { fence += "#" }
        return "\(fence)\"\"\"\n\(text)\n\"\"\"\(fence)"
    }
}
