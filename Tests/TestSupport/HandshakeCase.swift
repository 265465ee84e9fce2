package import HookModel
package import HookProviders

/// A request that asks whether somebody is there, or nearly, and what has to come of it.
package struct HandshakeCase: Sendable, CustomStringConvertible {
    /// How a request is signed.
    package enum Signing: Sendable {
        case right, wrong
        /// Not at all; the headers stand for themselves.
        case none
    }

    /// What has to be answered.
    package struct Expected: Sendable {
        package var status = 200
        package var type = "text/plain; charset=utf-8"
        package var body = ""
        package var headers: [String] = []
    }

    package let description: String
    package let provider: String
    var line = ""
    var headers: [String] = []
    var body = ""
    var signing = Signing.none
    /// The kind; nil for what is no handshake.
    package let kind: String?
    package let outcome: HandshakeOutcome?
    package var expected = Expected()
    /// What must not come back, nor be stored as an answer.
    package var secretText: String?

    /// The tokens that are configured for `meta`.
    package static let verifyTokens = [
        "meta": [("first", "another-token"), ("second", "meatyhamhock")].compactMap {
            ProviderSecret(name: $0, bytes: Array($1.utf8))
        }
    ]

    /// When the receiver's clock stands.
    package static let now = Timestamp(milliseconds: 1_737_023_400_000)

    /// Request line, header lines but for `Host` and `Content-Length`, and body.
    package func parts() throws -> (line: String, headers: [String], body: [UInt8]) {
        let bytes = Array(body.utf8)
        guard signing != .none, let document = try TestCatalog.get().document(provider) else {
            return (line, headers, bytes)
        }
        let maker = try RequestMaker(
            document, .bytes(bytes), faults: signing == .wrong ? [.signature] : [],
            secret: TestSecrets.all[provider]?.first, userAgent: "test")
        let request = try maker.request(at: HandshakeCase.now)
        return ("POST \(request.path) HTTP/1.1", request.headers.map { "\($0.name): \($0.value)" }, request.body)
    }

    package func request() throws -> ReceivedRequest {
        let parts = try parts()
        return try .of(parts.line, parts.headers, body: parts.body)
    }
}
