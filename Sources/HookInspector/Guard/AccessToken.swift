internal import HookCrypto
internal import Hummingbird

/// The token that requests carry, as `Authorization: Bearer …` (RFC 6750, section 2.1) or `X-Hooksight-Token: …`.
struct AccessToken: Sendable {
    private let token: String

    init(_ token: String) {
        self.token = token
    }

    /// Refuses a request without the token, or with another beside it too; health and readiness are no exception.
    func check(_ request: Request) throws(Problem) {
        let given = [request.field("X-Hooksight-Token"), request.field("Authorization").flatMap(AccessToken.bearer)]
            .compactMap(\.self)
        guard !given.isEmpty else { throw Problem.tokenMissing }
        for text in given where !ConstantTime.equal(text, token) { throw Problem.tokenWrong }
    }

    private static func bearer(_ value: String) -> String? {
        let parts = value.split(separator: " ", maxSplits: 1)
        return parts.count == 2 && parts[0].lowercased() == "bearer" ? String(parts[1]) : nil
    }
}
