internal import HookModel
internal import HookProviders

/// One thing that a search undid.
enum DiagnosedChange {
    /// Another body was signed.
    case body(SignedBody)
    /// Another key was made of the secret.
    case secret(SecretVariant)
    /// Another provider's secret signed.
    case otherSecret(provider: String)
    case content(ContentVariant)
    case url(URLVariant)
    case reading(SignatureReading.Change)
    case algorithm(String)
    /// Another scheme's signature is right: of this provider, or of another one.
    case scheme(SignatureScheme, ProviderDocument, isOwnSecret: Bool)

    /// The cause in one word.
    func cause(in request: DiagnosedRequest) -> DiagnosisCause {
        switch self {
        case .body(let body): body.cause
        case .secret(let variant): variant.cause
        case .otherSecret: .otherSecret
        case .content(let variant): variant.cause
        case .url(let variant): variant.cause
        case .reading(let change): change.cause
        case .algorithm: .otherAlgorithm
        case .scheme(let scheme, let document, let isOwnSecret):
            if !isOwnSecret {
                .otherSecret
            } else if document.id == request.document.id,
                scheme.place != request.scheme.place
            {
                .otherHeader
            } else {
                .otherScheme
            }
        }
    }
}
