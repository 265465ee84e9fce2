internal import HookModel
internal import HookProviders

/// What other providers could have to do with a request.
struct DiagnosisOthers: Sendable {
    private struct Entry: Sendable {
        let document: ProviderDocument
        let scheme: SignatureScheme
        let secrets: [ProviderSecret]
    }

    /// The secrets of other providers, with the providers' names.
    let secrets: [(provider: String, secret: ProviderSecret)]
    private let entries: [Entry]

    /// - Parameters:
    ///   - document: The provider whose signatures are explained.
    ///   - secrets: All configured secrets by provider id.
    ///   - catalog: The providers that are known.
    init(_ document: ProviderDocument, _ secrets: [String: [ProviderSecret]], _ catalog: Catalog) {
        let others = catalog.documents.filter { $0.id != document.id }
        self.secrets = secrets.sorted { $0.key < $1.key }.filter { $0.key != document.id }.flatMap { id, secrets in
            secrets.map { (catalog.document(id)?.name ?? id, $0) }
        }
        entries = ([document] + others).flatMap { document in
            document.signatures.filter { $0.header != nil }.map { scheme in
                Entry(document: document, scheme: scheme, secrets: secrets[document.id] ?? [])
            }
        }
    }

    /// The schemes whose header a request has, with the secrets of the request's provider and with their own.
    func schemes(in request: DiagnosedRequest) -> [(verifier: SchemeVerifier, document: ProviderDocument, isOwn: Bool)]
    {
        var found: [(SchemeVerifier, ProviderDocument, Bool)] = []
        for entry in entries where entry.scheme !== request.scheme {
            guard let header = entry.scheme.header, request.head.block.first(header) != nil else { continue }
            let isSame = entry.scheme.isSame(as: request.scheme)
            if !isSame { add(entry, request.secrets, isOwn: true, to: &found) }
            if entry.document.id != request.document.id { add(entry, entry.secrets, isOwn: false, to: &found) }
        }
        return found
    }

    private func add(
        _ entry: Entry, _ secrets: [ProviderSecret], isOwn: Bool,
        to found: inout [(SchemeVerifier, ProviderDocument, Bool)]
    ) {
        let keys = secrets.enumerated().compactMap { index, secret in
            (try? SchemeKey(secret, entry.scheme)).map {
                ProviderKeys.Entry(key: $0, secret: SecretPlace(place: index + 1, name: secret.name))
            }
        }
        if !keys.isEmpty { found.append((SchemeVerifier(entry.scheme, keys), entry.document, isOwn)) }
    }
}

extension SignatureScheme {
    /// Whether two schemes look at the same place for the same signature.
    fileprivate func isSame(as other: SignatureScheme) -> Bool {
        place == other.place && algorithm == other.algorithm && encoding == other.encoding && value == other.value
            && content.parts == other.content.parts && key.form == other.key.form && key.prefix == other.key.prefix
    }
}
