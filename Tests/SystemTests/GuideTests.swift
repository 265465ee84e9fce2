import Foundation
import JSONText
import TestSupport
import Testing

extension ProgramTests {
    /// The payloads that the guides show, posted to the running program as their senders post them.
    @Suite struct GuideTests {
        static let secrets = [
            "HOOKSIGHT_SECRET_BHARATCART": "bharatcart-test-secret",
            "HOOKSIGHT_SECRET_OMNISALES": "whsec_test_omnisales",
            "HOOKSIGHT_SECRET_BRAINSAIT": "brainsait-test-secret",
        ]
        static let shown = Sample.all.filter(\.isFromGuide)

        static func headers(_ sample: Sample, _ body: [UInt8], age: Int = 0) throws -> [String] {
            let signature = try TestSecrets.texts[sample.provider].map { try TestSecrets.sign(body, $0) } ?? ""
            let json = "Content-Type: application/json"
            switch sample.provider {
            case "omnisales":
                return [
                    json, "X-Webhook-Signature: \(signature)", "X-Webhook-ID: wh_1",
                    "User-Agent: OmniSales-Webhook/1.0",
                    "X-Webhook-Timestamp: \(Int(Date().timeIntervalSince1970) - age)",
                ]
            case "brainsait": return [json, "X-BrainSAIT-Signature: \(signature)"]
            case "esahayak":
                return [
                    json, "User-Agent: eSahayak-Webhooks/1.0", "X-eSahayak-Event: \(sample.event)",
                    "X-eSahayak-Delivery: webhook_12345",
                ]
            default: return [json, "X-Webhook-Signature: \(signature)"]
            }
        }

        static func path(_ sample: Sample) -> String {
            sample.provider == "omnisales" ? "/webhooks/omni" : "/webhooks/\(sample.provider)"
        }

        @Test("Right, changed, unsigned and twice, for every payload that a guide shows")
        func verdicts() async throws {
            let program = try await RunningProgram(environment: GuideTests.secrets)
            for sample in GuideTests.shown {
                let isSigned = sample.provider != "esahayak"
                let body = try sample.bytes()
                var changed = body
                changed[body.count / 2] ^= 0x20
                let headers = try GuideTests.headers(sample, body)
                let unsigned = headers.filter { !$0.contains("Signature") }
                let sent: [(headers: [String], body: [UInt8], verdict: String, reason: String?)] = [
                    (headers, body, isSigned ? "verified" : "not_signed", nil),
                    (headers, changed, isSigned ? "failed" : "not_signed", isSigned ? "mismatch" : nil),
                    (unsigned, body, isSigned ? "missing" : "not_signed", nil),
                ]
                for (headers, body, verdict, reason) in sent {
                    let answer = try await program.post(GuideTests.path(sample), headers, body: body)
                    #expect(answer?.status == 200)
                    let capture = try await program.inspect("/captures/latest")
                    #expect(capture["provider"]?["id"]?.string == sample.provider, "\(sample.file)")
                    #expect(capture["signature"]?["verdict"]?.string == verdict, "\(sample.file)")
                    #expect(capture["signature"]?["reason"]?.string == reason, "\(sample.file)")
                    guard verdict != "failed", body == (try sample.bytes()) else { continue }
                    #expect(capture["payload"]?["verdict"]?.string == "valid", "\(sample.file)")
                    #expect(capture["body"]?["text"]?.string == String(decoding: body, as: UTF8.self))
                }
                let latest = try await program.inspect("/captures/latest")
                #expect(latest["duplicate_of"]?.int != nil, "\(sample.file)")
            }
            #expect(try await program.end() == 0)
        }

        @Test("Without a secret; too old; and a header that differs")
        func others() async throws {
            let program = try await RunningProgram(environment: ["HOOKSIGHT_SECRET_OMNISALES": "whsec_test_omnisales"])
            let byName = { (file: String) in try #require(GuideTests.shown.first { $0.file == file }) }
            let paid = try byName("bharatcart/order.paid.json")
            _ = try await program.post(
                "/webhooks/bharatcart", GuideTests.headers(paid, paid.bytes()), body: paid.bytes())
            #expect(try await program.inspect("/captures/latest")["signature"]?["verdict"]?.string == "no_secret")

            let created = try byName("omnisales/order.created.json")
            let old = try GuideTests.headers(created, created.bytes(), age: 301)
            _ = try await program.post("/webhooks/omni", old, body: created.bytes())
            let stale = try await program.inspect("/captures/latest")
            #expect(stale["signature"]?["verdict"]?.string == "failed")
            #expect(stale["signature"]?["reason"]?.string == "stale")

            let stamp = try byName("esahayak/stamp.uploaded.json")
            let headers = try GuideTests.headers(stamp, stamp.bytes()).map { $0.replacing("uploaded", with: "failed") }
            _ = try await program.post("/webhooks/esahayak", headers, body: stamp.bytes())
            let check = try await program.inspect("/captures/latest")["header_checks"]?[0]
            #expect(check?["header"]?.string == "X-eSahayak-Event")
            #expect(check?["value"]?.string == "stamp.failed")
            #expect(check?["expected"]?.string == "stamp.uploaded")
            #expect(check?["verdict"]?.string == "differs")
            #expect(try await program.end(SIGINT) == 0)
        }
    }
}
