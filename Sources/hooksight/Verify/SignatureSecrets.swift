import FoundationEssentials
import HookProviders

/// The secrets that a signature is checked or made with.
struct SignatureSecrets {
    /// Those of the provider: from the flags, else the configured ones.
    let own: [ProviderSecret]
    /// The same by provider id, with the configured ones of others, which may have been taken by mistake.
    let all: [String: [ProviderSecret]]
    /// What explains that there are none.
    let warnings: [String]

    /// Reads the flags, and what `listen` is configured with.
    ///
    /// - Throws: `SettingError` for a flag that holds no secret; `CommandFailure` for a secret that is not of the
    ///   provider's form, or cannot be read.
    init(
        _ flags: [String], for document: ProviderDocument, values: SettingValues, environment: [String: String],
        catalog: Catalog
    ) throws {
        let own = try flags.map { flag in
            let secret = try SignatureSecrets.secret(flag, environment)
            do { try document.check(secret) } catch let error as SecretError {
                throw CommandFailure(description: "\(error)")
            }
            return secret
        }
        let configured: SecretSettings?
        do {
            configured = try SecretSettings(values: values.all(.secret), environment: environment, catalog: catalog)
        } catch let error as SettingError {
            // With a secret at hand, what is wrong with those of others does not matter.
            if own.isEmpty { throw CommandFailure(description: error.description) }
            configured = nil
        }
        let isKnown = catalog.document(document.id) === document
        self.own = own.isEmpty && isKnown ? configured?.secrets[document.id] ?? [] : own
        all = (configured?.secrets ?? [:]).merging([document.id: self.own]) { $1 }
        warnings = self.own.isEmpty ? configured?.warnings ?? [] : []
    }

    /// The whole text, unless it begins with `env:`, `file:` or `text:`, which mean what they do elsewhere.
    private static func secret(_ flag: String, _ environment: [String: String]) throws -> ProviderSecret {
        let (name, bytes) = try read(flag, environment)
        guard let secret = ProviderSecret(name: name, bytes: bytes) else {
            throw SettingError("\(name): the secret is empty; an empty secret would verify what anybody signs")
        }
        return secret
    }

    private static func read(_ flag: String, _ environment: [String: String]) throws -> (String, [UInt8]) {
        if flag.hasPrefix("env:") {
            let name = String(flag.dropFirst(4))
            guard let text = environment[name] else {
                throw SettingError("--secret: the variable \(SafeLine.escape(name)) is not set")
            }
            return (name, Array(text.utf8))
        }
        if flag.hasPrefix("file:") {
            let path = String(flag.dropFirst(5))
            let bytes = try BodyFile.read(path, next: "name another with --secret file:PATH")
            return (path, SecretSettings.withoutFinalNewline(bytes))
        }
        return (Setting.secret.flag, Array((flag.hasPrefix("text:") ? flag.dropFirst(5) : flag[...]).utf8))
    }

    /// What to do where there are none.
    static func advice(_ document: ProviderDocument, isKnown: Bool) -> String {
        let flag = "give it with --secret"
        return isKnown ? "\(flag), or set \(SecretSettings.variable(document.id))" : flag
    }
}
