import HookModel
import HookProviders
import NIOCore
import TestSupport
import Testing

/// What we sign, we and the guides' own code verify.
@Suite struct RequestSignerTests {
    private static let now = Timestamp(milliseconds: 1_737_023_400_000)

    /// The five guides sign the body with the secret's text and send it in hex.
    private static let guides = ["bharatcart", "brainsait", "esahayak", "omnisales", "storefront"]

    @Test("A signed sample is verified", arguments: Sample.all.filter { guides.contains($0.provider) })
    func verified(_ sample: Sample) throws {
        let document = try #require(try TestCatalog.get().document(sample.provider))
        guard let secret = TestSecrets.all[sample.provider]?.first else {
            #expect(!document.isSigning)
            return
        }
        let body = try sample.bytes()
        let signer = try #require(try RequestSigner(document, secret: secret))
        let lines = try signer.sign(ByteBuffer(bytes: body), at: RequestSignerTests.now).headers
        let request = try ReceivedRequest.of(
            "POST /x HTTP/1.1", lines.map { "\($0.name): \($0.value)" }, body: body)
        let verifier = try SignatureVerifier(document.signatures, secrets: [secret])
        let finding = body.withUnsafeBytes { verifier.verify(request.head, body: $0, now: RequestSignerTests.now) }
        #expect(finding.verdict == .verified)
        #expect(finding.notes == [])
        #expect(lines.last?.value == (try TestSecrets.sign(body, TestSecrets.texts[sample.provider] ?? "")))
    }

    @Test func nothingSignsForAProviderThatDoesNot() throws {
        let document = try #require(try TestCatalog.get().document("esahayak"))
        let secret = try #require(ProviderSecret(name: "test", bytes: [1]))
        #expect(try RequestSigner(document, secret: secret) == nil)
    }
}
