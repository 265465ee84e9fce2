import PackagePlugin

/// Compiles the provider documents into the program: each build makes one Swift file of them.
@main
struct EmbedCatalog: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: any Target) async throws -> [Command] {
        guard let target = target as? SwiftSourceModuleTarget else { return [] }
        let documents = target.sourceFiles(withSuffix: "json").map(\.url).sorted { $0.path < $1.path }
        let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedCatalog.swift")
        return [
            .buildCommand(
                displayName: "Embedding \(documents.count) provider documents",
                executable: try context.tool(named: "catalog-tool").url,
                arguments: ["embed", output.path] + documents.map(\.path),
                inputFiles: documents,
                outputFiles: [output]
            )
        ]
    }
}
