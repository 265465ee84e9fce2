import HookCrypto
import HookModel
import HookProviders
import NIOCore
import TestSupport
import Testing

/// A random signature has no cause.
@Suite struct DiagnosisRandomTests {
    @Test("10,000 random signatures are told to be unexplained")
    func random() throws {
        let schemes = [TestScheme.razorpay, .stripe, .shopify, .slack, .standardWebhooks]
        for scheme in schemes {
            let document = try DiagnosisDocuments.document(scheme)
            let secret = try #require(ProviderSecret(name: "S", bytes: Array(scheme.secret.utf8)))
            let others = try #require(ProviderSecret(name: "T", bytes: Array("another-secret".utf8)))
            let diagnoser = try SignatureDiagnoser(
                document, secrets: ["test": [secret], "omnisales": [others]], catalog: TestCatalog.get())
            let verifier = try SignatureVerifier(document.signatures, secrets: [secret])
            let right = try DiagnosisSample(scheme, Array(#"{"a":1.0,"b":"é/"}"#.utf8))
            let now = Timestamp(milliseconds: TestScheme.now * 1000)
            for _ in 0..<(10_000 / schemes.count) {
                var sample = right
                let bytes = (0..<32).map { _ in UInt8.random(in: 0...255) }
                let hex = Hex.encode(bytes)
                let base64 = Base64.encode(bytes)
                switch scheme.testDescription {
                case "stripe": sample.signature = "t=\(TestScheme.now),v1=\(hex)"
                case "slack": sample.signature = "v0=\(hex)"
                case "standard-webhooks": sample.signature = "v1,\(base64)"
                case "hmac-sha256-b64": sample.signature = base64
                default: sample.signature = hex
                }
                let head = try sample.head
                let diagnosis = sample.body.withUnsafeBytes { body in
                    let finding = verifier.verify(head, body: body, now: now)
                    return diagnoser.diagnose(
                        finding, head: head, body: body, url: SenderURL(sample.url), at: now)
                }
                guard diagnosis.map(\.cause) == [.unexplained] else {
                    Issue.record("\(diagnosis)")
                    return
                }
            }
        }
    }
}
