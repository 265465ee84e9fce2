import HookCrypto
import HookDiagnosis
import HookModel
import HookProviders
import NIOCore
import TestSupport
import Testing

extension DiagnosisSuite {
    /// A random signature has no cause.
    @Suite struct DiagnosisRandomTests {
        /// Schemes, with how many signatures their requests have, and how many requests are tried.
        static let tries = [
            (TestScheme.stripe, 32, 150), (.standardWebhooks, 32, 150), (.razorpay, 1, 150), (.shopify, 1, 150),
            (.slack, 1, 150), (.square, 1, 150), (.zendesk, 1, 150), (.twilio, 1, 150),
        ]

        @Test("10,000 random signatures are told to be unexplained")
        func random() throws {
            #expect(DiagnosisRandomTests.tries.reduce(0) { $0 + $1.1 * $1.2 } > 10_000)
            for (scheme, signatures, requests) in DiagnosisRandomTests.tries {
                let document = try DiagnosisDocuments.document(scheme)
                let secret = try #require(ProviderSecret(name: "S", bytes: Array(scheme.secret.utf8)))
                let other = try #require(ProviderSecret(name: "T", bytes: Array("another-secret".utf8)))
                let diagnoser = try SignatureDiagnoser(
                    document, secrets: ["test": [secret], "omnisales": [other]], catalog: TestCatalog.get())
                let verifier = try SignatureVerifier(document.signatures, secrets: [secret])
                var sample = try DiagnosisSample(scheme, Array(#"{"a":1.0,"b":"é/"}"#.utf8))
                let now = Timestamp(milliseconds: TestScheme.now * 1000)
                for number in 0..<requests {
                    sample.signature = DiagnosisRandomTests.value(scheme, count: signatures)
                    let head = try sample.head
                    // A few as long as at the command line.
                    let size = number % 75 == 0 ? DiagnosisBudget.Size.large : .small
                    let diagnosis = sample.body.withUnsafeBytes { body in
                        let url = SenderURL(sample.url)
                        let finding = verifier.verify(head, body: body, url: url, now: now)
                        return diagnoser.diagnose(finding, head: head, body: body, url: url, at: now, size)
                    }
                    try #require(diagnosis.map(\.cause) == [.unexplained], "\(sample.signature): \(diagnosis)")
                }
            }
        }

        /// Random signatures as a scheme writes them.
        private static func value(_ scheme: TestScheme, count: Int) -> String {
            let texts = (0..<count).map { _ in (0..<32).map { _ in UInt8.random(in: 0...255) } }
            return switch scheme.testDescription {
            case "stripe": "t=\(TestScheme.now)," + texts.map { "v1=" + Hex.encode($0) }.joined(separator: ",")
            case "standard-webhooks": texts.map { "v1," + Base64.encode($0) }.joined(separator: " ")
            case "slack": "v0=" + Hex.encode(texts[0])
            case "hmac-sha256-b64", "square", "zendesk": Base64.encode(texts[0])
            case "twilio": Base64.encode(Array(texts[0].prefix(20)))
            default: Hex.encode(texts[0])
            }
        }
    }
}
