import FoundationEssentials

/// Keeps the provider documents together with the program and the samples; used by the build and by `Scripts/catalog`.
@main
struct CatalogTool {
    static func main() throws {
        let arguments = Array(CommandLine.arguments.dropFirst())
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
