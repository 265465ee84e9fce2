import HookCrypto
import HookModel
import HookProviders
import NIOCore
import TestSupport
import Testing

/// What senders publish verifies, and what we sign with their secrets is the same.
@Suite struct VendorVectorTests {
    private func body(_ vector: VendorVector) throws -> [UInt8] {
        guard let text = vector.base64Body else { return Array(vector.body.utf8) }
        return try #require(Array(text.utf8).withUnsafeBytes { Base64.decode($0) })
    }

    private func finding(
        _ vector: VendorVector, secret: String, body: [UInt8]? = nil, url: String? = nil, late seconds: Int64 = 0
    ) throws -> SignatureFinding {
        try TestScheme.verify(
            vector.scheme.document(), secrets: [secret], lines: vector.headers.map { ($0, Array($1.utf8)) },
            body: body ?? self.body(vector), url: url ?? vector.url, at: vector.time + seconds)
    }

    @Test("A published signature verifies with each key", arguments: VendorVector.all)
    func verifies(_ vector: VendorVector) throws {
        for secret in vector.secrets {
            let finding = try finding(vector, secret: secret)
            #expect(finding.verdict == .verified, "\(finding)")
            #expect(finding.notes == [])
            #expect(finding.secret?.place == 1)
        }
    }

    @Test("With another body it does not", arguments: VendorVector.all)
    func otherBody(_ vector: VendorVector) throws {
        let body = try body(vector)
        for other in [Array(body.dropLast()), body + [0x0A], [0x20] + body] {
            let finding = try finding(vector, secret: vector.secrets[0], body: other)
            #expect(finding.verdict == .failed)
            #expect(finding.reason == .mismatch)
        }
    }

    @Test("We sign the same", arguments: VendorVector.all.filter { $0.secrets[0].first != "M" })
    func signs(_ vector: VendorVector) throws {
        let secret = try #require(ProviderSecret(name: "test", bytes: Array(vector.secrets[0].utf8)))
        let signer = try #require(try RequestSigner(vector.scheme.document(), secret: secret))
        let id = vector.headers.first { $0.0 == "webhook-id" }?.1
        let context = SigningContext(url: vector.url.map { SenderURL($0) }, id: id, isForm: vector.scheme.isForm)
        let signed = try signer.sign(
            ByteBuffer(bytes: try body(vector)), context, at: Timestamp(milliseconds: vector.time * 1000))
        let header = try #require(signed.headers.last)
        let published = try #require(vector.headers.last)
        #expect(header.name == published.0)
        // Stripe's own has a second signature behind; the time of Zendesk's has milliseconds when we write it.
        if vector.scheme.testDescription != "zendesk" { #expect(published.1.hasPrefix(header.value)) }
        #expect(Array(signed.body.readableBytesView) == (try body(vector)))
    }

    @Test("The URL of a Twilio request counts with and without its default port")
    func twilioPorts() throws {
        let vector = try #require(VendorVector.all.first { $0.scheme.testDescription == "twilio" })
        let urls = [
            ("https://mycompany.com:443/myapp.php?foo=1&bar=2", SignatureVerdict.verified),
            ("https://mycompany.com/myapp.php?foo=1&bar=2", .verified),
            ("https://mycompany.com/myapp.php?foo=1&bar=3", .failed),
            ("http://mycompany.com/myapp.php?foo=1&bar=2", .failed),
        ]
        for (url, verdict) in urls {
            #expect(try finding(vector, secret: "12345", url: url).verdict == verdict, "\(url)")
        }
    }
}
