import PackagePlugin

/// Compiles the JSON documents of a module into the program: each build makes one Swift file of them.
@main
struct EmbedCatalog: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: any Target) async throws -> [Command] {
        guard let target = target as? SwiftSourceModuleTarget else { return [] }
        let documents = target.sourceFiles(withSuffix: "json").map(\.url).sorted { $0.path < $1.path }
        let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedFiles.swift")
        return [
            .buildCommand(
                displayName: "Embedding \(documents.count) documents",
                executable: try context.tool(named: "catalog-tool").url,
                arguments: ["embed", output.path] + documents.map(\.path),
                inputFiles: documents,
                outputFiles: [output]
            )
        ]
    }
}
