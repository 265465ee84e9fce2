import FoundationEssentials
import HookProviders

/// What a command finds in its environment of the listener around it.
struct RunVariables {
    /// The URL that receives webhooks, without a slash at its end.
    let receiver: String
    /// The inspector's URL, without a slash at its end.
    let inspector: String
    /// The store, by which `hooksight wait` and other commands find the listener.
    let store: String
    let catalog: Catalog

    /// The variables; those of the providers have their paths: `HOOKSIGHT_URL_STRIPE`.
    var values: [String: String] {
        var values = ["HOOKSIGHT_URL": receiver, "HOOKSIGHT_INSPECT": inspector, "HOOKSIGHT_STORE": absolute(store)]
        for document in catalog.documents {
            let name = document.id.uppercased().replacing("-", with: "_")
            values["HOOKSIGHT_URL_\(name)"] = receiver + document.path
        }
        return values
    }

    /// The command may change its folder.
    private func absolute(_ path: String) -> String {
        path.hasPrefix("/") ? path : "\(FileManager.default.currentDirectoryPath)/\(path)"
    }
}
