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

    @Test("What belongs to the signature and stands in the body is written there, in the sender's form of it")
    func insideBodies() throws {
        let cases: [(provider: String, body: String, isForm: Bool, says: [String])] = [
            ("linear", #"{"webhookTimestamp":1,"type":"Issue"}"#, false, [#"{"webhookTimestamp":1737023400000,"#]),
            ("mailgun", #"{"signature":{"token":"old"},"a":1}"#, false, [#""timestamp":"1737023400""#, #","a":1}"#]),
            ("mailgun", "event=opened&token=old&a=1", true, ["event=opened&a=1&token=", "&timestamp=1737023400&"]),
        ]
        for (provider, body, isForm, says) in cases {
            let document = try #require(try TestCatalog.get().document(provider))
            let secret = try #require(TestSecrets.all[provider]?.first)
            let signer = try #require(try RequestSigner(document, secret: secret))
            let signed = try signer.sign(
                ByteBuffer(string: body), SigningContext(isForm: isForm), at: RequestSignerTests.now, keepsURL: true)
            let text = String(buffer: signed.body)
            for words in says { #expect(text.contains(words), "\(text)") }
            #expect(!text.contains("old"))
            let lines = signed.headers.map { "\($0.name): \($0.value)" }
            let type = isForm ? ["Content-Type: application/x-www-form-urlencoded"] : []
            let request = try ReceivedRequest.of("POST /x HTTP/1.1", type + lines, body: Array(text.utf8))
            let verifier = try SignatureVerifier(document.signatures, secrets: [secret])
            let finding = request.body.withUnsafeReadableBytes {
                verifier.verify(request.head, body: $0, now: RequestSignerTests.now)
            }
            #expect(finding.verdict == .verified, "\(text)")
        }
    }

    @Test("Nothing is written into a body that a content coding hides", arguments: ["gzip", "br"])
    func codedBody(_ coding: String) throws {
        let document = try #require(try TestCatalog.get().document("mailgun"))
        let secret = try #require(TestSecrets.all["mailgun"]?.first)
        let signer = try #require(try RequestSigner(document, secret: secret))
        for isForm in [true, false] {
            let error = #expect(throws: SampleError.self) {
                try signer.sign(
                    ByteBuffer(bytes: Gzip.message), SigningContext(isForm: isForm, encoding: coding),
                    at: RequestSignerTests.now)
            }
            #expect("\(try #require(error))".contains("the content coding \(coding)"))
        }
        let plain = try signer.sign(
            ByteBuffer(string: "a=1"), SigningContext(isForm: true, encoding: "Identity"), at: RequestSignerTests.now)
        #expect(String(buffer: plain.body).hasPrefix("a=1&"))
    }

    @Test func nothingSignsForAProviderThatDoesNot() throws {
        let document = try #require(try TestCatalog.get().document("esahayak"))
        let secret = try #require(ProviderSecret(name: "test", bytes: [1]))
        #expect(try RequestSigner(document, secret: secret) == nil)
    }
}
