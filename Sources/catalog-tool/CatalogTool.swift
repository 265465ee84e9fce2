import Foundation

/// Keeps the provider documents together with the program and the samples; used by the build and by `Scripts/catalog`.
@main
struct CatalogTool {
    static func main() {
        do {
            try run(Array(CommandLine.arguments.dropFirst()))
        } catch {
            FileHandle.standardError.write(Data("error: \(error)\n".utf8))
            exit(1)
        }
    }

    private static func run(_ arguments: [String]) throws {
        switch arguments.first {
        case "embed" where arguments.count > 2:
            try Embedding.write(documents: Array(arguments[2...]), to: arguments[1])
        case "examples" where arguments.count == 3:
            try Examples(samples: arguments[1], documents: arguments[2]).write()
        case "check" where arguments.count == 3:
            try Examples(samples: arguments[1], documents: arguments[2]).check()
        default:
            throw ToolError(
                description:
                    "usage: catalog-tool embed OUT DOCUMENT… | examples SAMPLES CATALOG | check SAMPLES CATALOG")
        }
    }
}
