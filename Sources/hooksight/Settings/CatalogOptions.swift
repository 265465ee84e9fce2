import ArgumentParser
import FoundationEssentials
import HookProviders

/// Which providers a command knows; the flag that such commands share.
struct CatalogOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("Folder with provider documents of your own; repeatable.", valueName: "folder"),
        completion: .directory)
    var providerDir: [String] = []

    /// The built-in documents and the user's own, from flags, variables and file as for `listen`.
    func catalog(config: String? = nil) throws -> Catalog {
        try CatalogOptions.catalog(folders: providerDir, config: config)
    }

    /// The same with the folders that a flag named.
    static func catalog(folders: [String], config: String?) throws -> Catalog {
        try SettingValues(
            flags: [.providerDir: folders], environment: ProcessInfo.processInfo.environment,
            file: try ConfigFile.find(named: config)
        ).catalog()
    }
}

extension SettingValues {
    /// The built-in provider documents with those of the folders that are set.
    func catalog() throws -> Catalog {
        var catalog = try Catalog.builtIn()
        for folder in all(.providerDir) { catalog = try catalog.adding(folder: folder.text) }
        return catalog
    }
}
