/// Whether a handshake was answered, and why not, in stable words.
package enum HandshakeOutcome: String, Sendable, Hashable, CaseIterable {
    /// It was answered as its sender asks for.
    case answered
    /// Its sender signs it, and the signature was not verified: no secret, none sent, or a wrong one.
    case signatureNotVerified = "signature_not_verified"
    /// A parameter or header that counts came more than once.
    case parameterRepeated = "parameter_repeated"
    /// It has to carry a token that is configured, and none is.
    case noVerifyToken = "no_verify_token"
    /// It carries another token than the configured one.
    case verifyTokenDiffers = "verify_token_differs"
    /// The token to echo is absent, empty, too long, or has other characters than letters, digits, `.`, `_` and `-`.
    case tokenNotAllowed = "token_not_allowed"
}
