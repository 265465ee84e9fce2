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

    private static func secret(_ flag: String, _ environment: [String: String]) throws -> ProviderSecret {
        let source = SecretSource(flag)
        let name = source.name ?? Setting.secret.flag
        do {
            guard let secret = ProviderSecret(name: name, bytes: try source.bytes(environment)) else {
                throw SettingError("\(name): the secret is empty; an empty secret would verify what anybody signs")
            }
            return secret
        } catch let error as SecretSource.Unreadable {
            throw SettingError("--secret: \(error.reason)")
        }
    }

    /// What to do where there are none.
    static func advice(_ document: ProviderDocument, isKnown: Bool) -> String {
        let flag = "give it with --secret"
        return isKnown ? "\(flag), or set \(SecretSettings.variable(document.id))" : flag
    }
}
