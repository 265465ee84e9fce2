internal import HookModel
public import HookProviders
internal import NIOCore

/// What handing on has to know of the providers: how they deliver, and how to sign in their place.
public struct ProviderForwarding: Sendable {
    /// What no sender may have removed on the way.
    let signatureHeaders: [HeaderName]
    private let deliveryRules: [String: DeliveryRules]
    private let signers: [String: RequestSigner]
    private let signing: Set<String>

    /// What an app gets unless its provider's guide or the user says something else.
    private static let deadline = Duration.seconds(30)

    /// Reads the documents.
    ///
    /// - Parameters:
    ///   - catalog: The providers.
    ///   - secrets: The configured secrets by provider id; the first signs.
    /// - Throws: `CryptoError` when libcrypto lacks an algorithm.
    public init(_ catalog: Catalog, secrets: [String: [ProviderSecret]] = [:]) throws {
        var rules: [String: DeliveryRules] = [:]
        var signers: [String: RequestSigner] = [:]
        for document in catalog.documents {
            rules[document.id] = document.delivery
            if let secret = secrets[document.id]?.first {
                signers[document.id] = try RequestSigner(document, secret: secret)
            }
        }
        deliveryRules = rules
        self.signers = signers
        signing = Set(catalog.documents.filter { $0.signature != nil }.map(\.id))
        signatureHeaders = catalog.documents.compactMap { $0.signature?.header }
    }

    /// Why a provider's captures cannot be signed anew; nil when they can.
    public func signingProblem(of provider: String?) -> String? {
        guard let provider else { return "its provider is not known, so nothing says how to sign it" }
        guard signing.contains(provider) else { return "\(provider) does not sign" }
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

    func signature(of provider: String?, _ body: ByteBuffer, at now: Timestamp) throws -> [Answer.Header] {
        if let problem = signingProblem(of: provider) { throw SigningError(problem) }
        return try provider.flatMap { signers[$0] }?.lines(signing: body, at: now) ?? []
    }
}
