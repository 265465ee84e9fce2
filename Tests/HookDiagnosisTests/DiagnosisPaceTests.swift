import HookModel
import HookProviders
import NIOCore
import TestSupport
import Testing

@testable import HookDiagnosis

extension DiagnosisSuite {
    /// A flood costs little, and secrets for tests are known.
    @Suite struct DiagnosisPaceTests {
        @Test("A few hundred searches are full; in a flood they are brief, and a pause brings them back")
        func pace() {
            var pace = DiagnosisPace()
            var now = ContinuousClock.now
            var full = 0
            for _ in 0..<1000 {
                if pace.size(at: now) == .small { full += 1 }
                pace.spend(.milliseconds(10))
                now += .milliseconds(20)
            }
            #expect((200...300).contains(full), "2 s and a tenth of 20 s: \(full)")
            #expect(pace.size(at: now) == .brief)
            #expect(pace.size(at: now + .seconds(120)) == .small)
            // However long nothing came, no more than two seconds are saved.
            pace.spend(.seconds(2))
            #expect(pace.size(at: now + .seconds(120)) == .brief)
        }

        @Test("A brief search takes the likeliest alone and says how to try the rest")
        func brief() throws {
            let value = JSONWriterMatrixTests.rich
            let compact = MatrixWriter(strings: MatrixStrings.all[0], layout: .compact, isSorted: false).write(value)
            var sample = try DiagnosisSample(.razorpay, compact)
            sample.body = MatrixWriter(strings: MatrixStrings.all[0], layout: .two, isSorted: false).write(value)
            let now = ContinuousClock.now
            var budget = DiagnosisBudget(.brief) { now }
            #expect(try sample.explained(budget: &budget).diagnosis.map(\.cause) == [.jsonReserialised])
            budget = DiagnosisBudget(.brief) { now }
            let told = try sample.explained(secrets: ["another"], budget: &budget).diagnosis
            #expect(budget.attempts == DiagnosisBudget.briefAttemptLimit)
            #expect(told.map(\.cause) == [.unexplained])
            #expect(told.first?.remedy.contains("`hooksight verify`") == true)
        }

        @Test("All that is tried of a rich body of 4 KiB takes some ten milliseconds of this thread")
        func time() throws {
            let value = MatrixWriter.Value.array((0..<18).map { _ in JSONWriterMatrixTests.rich })
            var sample = try DiagnosisSample(.razorpay, [])
            sample.body = MatrixWriter(strings: MatrixStrings.all[0], layout: .compact, isSorted: false).write(value)
            #expect((4000...6000).contains(sample.body.count), "\(sample.body.count)")
            let now = ContinuousClock.now
            var budget = DiagnosisBudget { now }
            let start = ThreadClock.now
            #expect(
                try sample.explained(secrets: ["another"], budget: &budget).diagnosis.map(\.cause) == [.unexplained])
            #expect(budget.attempts == DiagnosisBudget.attemptLimit)
            // Release builds take 9 ms; tests are not optimised in every part.
            #expect(ThreadClock.now - start < .milliseconds(200))
        }

        @Test(
            "A secret that a provider has for tests, and those that its guides print",
            arguments: [
                ("zendesk", "dGhpc19zZWNyZXRfaXNfZm9yX3Rlc3Rpbmdfb25seQ==", "Zendesk's secret for test requests"),
                ("github", "It's a Secret to Everybody", "from examples"),
                ("slack", "8f742231b10e8888abcd99yyyzzz85a5", "from examples"),
                ("standard-webhooks", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "from examples"),
                ("stripe", "whsec_test_secret", "from examples"),
            ])
        func examples(_ provider: String, _ example: String, _ words: String) throws {
            let document = try #require(try TestCatalog.get().document(provider))
            let secret = try #require(ProviderSecret(name: "sender", bytes: Array(example.utf8)))
            let text = provider == "standard-webhooks" ? "whsec_" + TestBase64.encode(Array(0..<32)) : "our-own-secret"
            let own = try #require(ProviderSecret(name: "own", bytes: Array(text.utf8)))
            let now = Timestamp(milliseconds: TestScheme.now * 1000)
            let body = Array(#"{"type":"x"}"#.utf8)
            let signed = try #require(try RequestSigner(document, secret: secret)).sign(
                ByteBuffer(bytes: body), SigningContext(id: "msg_1"), at: now)
            let request = try ReceivedRequest.of(
                "POST /in HTTP/1.1", signed.headers.map { "\($0.name): \($0.value)" }, body: body)
            let verifier = try SignatureVerifier(document.signatures, secrets: [own])
            let diagnoser = SignatureDiagnoser(document, secrets: [provider: [own]], catalog: try TestCatalog.get())
            let diagnosis = body.withUnsafeBytes { body in
                let finding = verifier.verify(request.head, body: body, now: now)
                return diagnoser.diagnose(finding, head: request.head, body: body, url: nil, at: now, .large)
            }
            #expect(diagnosis.map(\.cause) == [.testSecret], "\(diagnosis)")
            #expect(diagnosis.first?.explanation.contains(words) == true, "\(diagnosis)")
            #expect(diagnosis.first?.explanation.contains(example) == false)
        }
    }
}
