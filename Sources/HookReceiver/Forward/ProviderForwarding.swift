internal import HookModel
package import HookProviders
internal import NIOCore

/// What handing on has to know of the providers: how they deliver, and how to sign in their place.
package struct ProviderForwarding: Sendable {
    /// What no sender may have removed on the way.
    let signatureHeaders: [HeaderName]
    /// The providers.
    let catalog: Catalog
    private let deliveryRules: [String: DeliveryRules]
    private let signers: [String: RequestSigner]
    private let signing: Set<String>
    private let problems: [String: String]

    /// What an app gets unless its provider's guide or the user says something else.
    private static let deadline = Duration.seconds(30)

    /// Reads the documents.
    ///
    /// - Parameters:
    ///   - catalog: The providers.
    ///   - secrets: The configured secrets by provider id; the first signs.
    /// - Throws: `CryptoError` when libcrypto lacks an algorithm. A secret that cannot sign is told by `signingProblem`.
    package init(_ catalog: Catalog, secrets: [String: [ProviderSecret]] = [:]) throws {
        var rules: [String: DeliveryRules] = [:]
        var signers: [String: RequestSigner] = [:]
        var problems: [String: String] = [:]
        for document in catalog.documents {
            rules[document.id] = document.delivery
            if let secret = secrets[document.id]?.first {
                do {
                    signers[document.id] = try RequestSigner(document, secret: secret)
                } catch let error as SecretError {
                    problems[document.id] = "\(error)"
                }
            }
        }
        self.catalog = catalog
        deliveryRules = rules
        self.signers = signers
        self.problems = problems
        signing = Set(catalog.documents.filter(\.isSigning).map(\.id))
        signatureHeaders = catalog.documents.flatMap { $0.signatures.compactMap(\.header) }
    }

    /// Why a provider's captures cannot be signed anew; nil when they can.
    package func signingProblem(of provider: String?) -> String? {
        guard let provider else { return "its provider is not known, so nothing says how to sign it" }
        guard signing.contains(provider) else { return "\(provider) does not sign" }
        if let problem = problems[provider] { return problem }
        guard signers[provider] != nil else {
            let variable = "HOOKSIGHT_SECRET_" + provider.uppercased().replacing("-", with: "_")
            return "there is no secret for \(provider); start hooksight listen with \(variable) or --secret"
        }
        return nil
    }

    func rules(of provider: String?) -> DeliveryRules? { provider.flatMap { deliveryRules[$0] } }

    func deadline(of provider: String?, _ rules: ForwardRules) -> Duration {
        rules.deadline ?? self.rules(of: provider)?.deadline ?? ProviderForwarding.deadline
    }

    /// A request as its provider would sign it now.
    ///
    /// - Parameters:
    ///   - provider: Whose request it is.
    ///   - head: The request's head.
    ///   - body: Its body.
    ///   - url: The URL that it goes to, which stays as it is.
    ///   - now: The time of sending.
    /// - Returns: The lines, in the places of all of the same names, and the body, which changes only where signature, id
    ///   or time stand in it.
    /// - Throws: `SigningError` when the request cannot be signed.
    func signed(
        _ provider: String?, _ head: RequestHead, _ body: ByteBuffer, to url: SenderURL, at now: Timestamp
    ) throws -> SignedRequest {
        if let problem = signingProblem(of: provider) { throw SigningError(problem) }
        guard let signer = provider.flatMap({ signers[$0] }) else { throw SigningError("its provider is not known") }
        do {
            return try signer.sign(body, SigningContext(head, url: url), at: now, keepsURL: true)
        } catch let error as SampleError {
            throw SigningError("\(error)")
        }
    }
}
