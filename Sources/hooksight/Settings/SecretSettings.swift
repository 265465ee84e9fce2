import HookProviders
import JSONText

/// Collects the configured secrets, or the tokens that handshakes have to carry.
///
/// Their texts go nowhere but into keys and comparisons.
struct SecretSettings {
    private let kind: SecretKind
    /// Secrets by provider id, in the order in which they are tried.
    private(set) var secrets: [String: [ProviderSecret]] = [:]
    /// What the user should know, without any secret in it.
    private(set) var warnings: [String] = []

    /// The variable of a provider's first secret.
    static func variable(_ id: String, _ kind: SecretKind = .secret) -> String {
        kind.prefix + id.uppercased().replacing("-", with: "_")
    }

    init(
        _ kind: SecretKind = .secret, values: [SettingValues.Value], environment: [String: String], catalog: Catalog
    ) throws {
        self.kind = kind
        for value in values { try add(value, environment, catalog) }
        try addVariables(environment, catalog)
    }

    /// `omnisales=` and what `SecretSource` reads.
    private mutating func add(
        _ value: SettingValues.Value, _ environment: [String: String], _ catalog: Catalog
    ) throws {
        let parts = value.text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard let id = parts.first, let text = parts.dropFirst().first, isProvider(id, text, catalog) else {
            // The value may hold a secret, so it is not repeated here.
            throw SettingError("\(value.origin): expected ID=env:NAME, ID=file:PATH or ID=SECRET")
        }
        let document = try ProviderNames.document(id, in: catalog, origin: value.origin)
        let source = SecretSource(text)
        do {
            let bytes = try source.bytes(environment)
            try append(document, name: source.name ?? "\(value.origin) \(id)", bytes: bytes)
        } catch let error as SecretSource.Unreadable {
            throw SettingError("\(value.origin): \(error.reason), for \(id)")
        }
        if source.name == nil, value.origin == kind.setting.flag {
            warnings.append(
                "a \(kind.noun) for \(id) stands in the command line, where `ps` shows it; env: or file: do not")
        }
    }

    /// Whether what stands before `=` is meant as a provider: base64 ends with that sign as well.
    private func isProvider(_ id: String, _ text: String, _ catalog: Catalog) -> Bool {
        SecretSource.isMarked(text) || catalog.document(id) != nil
            || NameDistance.nearest(to: id, among: catalog.documents.map(\.id)) != nil
    }

    /// `HOOKSIGHT_SECRET_OMNISALES`, then `…_2`, `…_3` in the order of their numbers.
    private mutating func addVariables(_ environment: [String: String], _ catalog: Catalog) throws {
        var used: Set<String> = []
        for document in catalog.documents {
            let name = SecretSettings.variable(document.id, kind)
            let numbered = environment.keys.compactMap { key -> (number: Int, key: String)? in
                if key == name { return (1, key) }
                guard key.hasPrefix(name + "_"), let number = Int(key.dropFirst(name.count + 1)) else { return nil }
                return (number, key)
            }
            for (_, key) in numbered.sorted(by: { $0.number < $1.number }) {
                used.insert(key)
                try append(document, name: key, bytes: Array((environment[key] ?? "").utf8))
            }
        }
        for key in environment.keys.sorted() where key.hasPrefix(kind.prefix) && !used.contains(key) {
            let id = key.dropFirst(kind.prefix.count).lowercased()
            warnings.append("\(key) is not used: \(ProviderNames.unknown(id, in: catalog))")
        }
    }

    private mutating func append(_ document: ProviderDocument, name: String, bytes: [UInt8]) throws {
        let id = document.id
        guard let secret = ProviderSecret(name: name, bytes: bytes) else {
            throw SettingError("\(name): the \(kind.noun) for \(id) is empty; \(kind.whyNotEmpty)")
        }
        switch kind {
        case .secret:
            do { try document.check(secret) } catch let error as SecretError {
                throw SettingError("\(name): the secret for \(id) \(error.reason)")
            }
        case .verifyToken where !document.handshakes.contains(where: \.takesVerifyToken):
            warnings.append("\(name): \(id) sends no verify token, so this one is not used")
        case .verifyToken: break
        }
        secrets[id, default: []].append(secret)
    }
}
