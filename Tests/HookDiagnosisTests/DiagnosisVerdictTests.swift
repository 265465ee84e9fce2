import HookDiagnosis
import HookModel
import HookProviders
import NIOCore
import TestSupport
import Testing

extension DiagnosisSuite {
    /// Every verdict explains itself.
    @Suite struct DiagnosisVerdictTests {
        @Test("A case is explained", arguments: DiagnosisCase.all)
        func explains(_ example: DiagnosisCase) throws {
            var sample = try DiagnosisSample(example.scheme, Array(example.body.utf8))
            try example.change(&sample)
            let (finding, diagnosis) = try sample.explained(
                secrets: example.secrets, others: example.others, url: example.url, at: TestScheme.now + example.age)
            #expect(diagnosis.map(\.cause) == example.causes, "\(finding) \(diagnosis)")
            for words in example.says {
                #expect(diagnosis.first?.explanation.contains(words) == true, "\(words): \(diagnosis)")
            }
            for told in diagnosis {
                #expect(told.explanation.hasSuffix(".") && told.remedy.hasSuffix("."), "\(told)")
            }
        }

        @Test("verify says what it tried; a terminal of many has no room for it")
        func topics() throws {
            let sample = try DiagnosisSample(.zendesk, Array("{}".utf8))
            var brief = DiagnosisBudget()
            let short = try sample.explained(secrets: ["another"], budget: &brief).diagnosis
            #expect(short.first?.explanation.contains("Tried: ") == false, "\(short)")
            var large = DiagnosisBudget(.large)
            let long = try sample.explained(secrets: ["another"], budget: &large).diagnosis
            for words in ["Tried: ", "JSON writers", "example secrets", "pairs of these."] {
                #expect(long.first?.explanation.contains(words) == true, "\(long)")
            }
        }

        @Test("A note says that little of the tolerance was left", arguments: [(240, false), (241, true), (300, true)])
        func note(_ age: Int64, _ isNoted: Bool) throws {
            let finding = try DiagnosisSample(.slack, Array("{}".utf8)).explained(at: TestScheme.now + age).finding
            #expect(finding.verdict == .verified)
            #expect(finding.notes == (isNoted ? [.nearlyStale] : []))
        }

        @Test("The OmniSales guide's JSON.stringify(req.body) over a body that came pretty-printed")
        func omnisales() throws {
            let document = try #require(try TestCatalog.get().document("omnisales"))
            let secret = try #require(ProviderSecret(name: "HOOKSIGHT_SECRET_OMNISALES", bytes: Array("whsec_x".utf8)))
            let signer = try #require(try RequestSigner(document, secret: secret))
            let now = Timestamp(milliseconds: TestScheme.now * 1000)
            let signed = try signer.sign(ByteBuffer(bytes: DiagnosisBody.script.bytes(489)), at: now)
            let lines = signed.headers.map { "\($0.name): \($0.value)" }
            let request = try ReceivedRequest.of(
                "POST /webhooks/omni HTTP/1.1", lines, body: DiagnosisBody.pretty.bytes(489))
            let verifier = try SignatureVerifier(document.signatures, secrets: [secret])
            let diagnoser = try SignatureDiagnoser(
                document, secrets: ["omnisales": [secret]], catalog: TestCatalog.get())
            let body = BodyDamage.resized(.pretty, DiagnosisBody.script.bytes(489), .script)
            let diagnosis = body.withUnsafeBytes { body in
                let finding = verifier.verify(request.head, body: body, now: now)
                return diagnoser.diagnose(finding, head: request.head, body: body, url: nil, at: now)
            }
            #expect(diagnosis.map(\.cause) == [.jsonReserialised])
            #expect(diagnosis.first?.explanation.contains("489 bytes were signed") == true)
            #expect(diagnosis.first?.remedy.contains("express.json()") == true)
        }

        @Test(
            "What has nothing to explain is not explained",
            arguments: [SignatureVerdict.unknown, .notSigned, .verified])
        func nothing(_ verdict: SignatureVerdict) throws {
            let document = try DiagnosisDocuments.document(.razorpay)
            let diagnoser = SignatureDiagnoser(document, secrets: [:], catalog: Catalog([]))
            let head = try DiagnosisSample(.razorpay, []).head
            let finding = SignatureFinding(verdict: verdict, scheme: "hmac-sha256-hex", header: "X-Razorpay-Signature")
            let diagnosis = [UInt8]().withUnsafeBytes {
                diagnoser.diagnose(finding, head: head, body: $0, url: nil, at: Timestamp(milliseconds: 0))
            }
            #expect(diagnosis == [])
        }

        @Test("What is cited of a request is short and harmless")
        func citations() throws {
            var sample = try DiagnosisSample(.razorpay, [])
            let name = "X-Razorpay-Signature" + String(repeating: "y", count: 200)
            sample.lines[sample.lines.count - 1] = (name, "\u{1B}[31m")
            let told = try #require(try sample.explained().diagnosis.first)
            #expect(told.cause == .signatureMissing)
            #expect(told.explanation.count < 400)
            #expect(!told.explanation.unicodeScalars.contains { $0.value < 0x20 })
        }
    }
}
