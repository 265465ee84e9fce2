import HookDiagnosis
import HookModel
import HookProviders
import NIOCore
import Synchronization
import TestSupport
import Testing

extension DiagnosisSuite {
    /// A search ends: by its attempts, by its clock, and whatever the body is.
    @Suite struct DiagnosisLimitTests {
        @Test(
            "A body that is no JSON takes some hundred attempts",
            arguments: [TestScheme.stripe, .twilio, .square, .standardWebhooks])
        func attempts(_ scheme: TestScheme) throws {
            let body = scheme.isForm ? DiagnosisBody.form : .php
            var sample = try DiagnosisSample(scheme, body.bytes(489))
            sample.body += Array("&other=1\n".utf8)
            let others = Dictionary(uniqueKeysWithValues: (0..<40).map { ("p\($0)", ["another secret \($0)"]) })
            let secrets = (0..<8).map { (scheme.secret.hasPrefix("whsec_") ? "whsec_AAAAAAA" : "wrong") + "\($0)" }
            var budget = DiagnosisBudget()
            let (_, diagnosis) = try sample.explained(secrets: secrets, others: others, budget: &budget)
            #expect(diagnosis.map(\.cause) == [.unexplained])
            #expect((DiagnosisBudget.freeAttempts...400).contains(budget.attempts), "\(budget.attempts)")
        }

        @Test("640 attempts are enough, and never more")
        func mostAttempts() throws {
            var sample = try DiagnosisSample(.stripe, [])
            sample.body = MatrixWriter(strings: MatrixStrings.all[0], layout: .compact, isSorted: false)
                .write(JSONWriterMatrixTests.rich)
            let now = ContinuousClock.now
            var budget = DiagnosisBudget { now }
            #expect(
                try sample.explained(secrets: ["one", "two"], budget: &budget).diagnosis.map(\.cause) == [.unexplained])
            #expect(budget.attempts == DiagnosisBudget.attemptLimit)
        }

        @Test("With four secrets a damage is named whichever signed", arguments: 0..<4)
        func fourSecrets(_ place: Int) throws {
            var sample = try DiagnosisSample(.slack, DiagnosisBody.script.bytes(489))
            var secrets = ["one", "two", "three"]
            secrets.insert(TestScheme.slack.secret, at: place)
            sample.body = BodyDamage.resized(.pretty, sample.body, .script)
            let told = try sample.explained(secrets: secrets).diagnosis
            #expect(told.map(\.cause) == [.jsonReserialised])
            #expect(told.first?.explanation.hasSuffix("The key was the secret from secret \(place + 1).") == true)
            secrets[place] += "\n"
            sample.body = DiagnosisBody.script.bytes(489)
            #expect(try sample.explained(secrets: secrets).diagnosis.map(\.cause) == [.secretWhiteSpace])
        }

        @Test("Public keys are tried less", arguments: [TestScheme.discord, .sendgrid, .standardWebhooksV1a])
        func publicKeys(_ scheme: TestScheme) throws {
            var sample = try DiagnosisSample(scheme, DiagnosisBody.pretty.bytes(489))
            sample.body.append(0x0A)
            let (_, named) = try sample.explained()
            #expect(named.map(\.cause) == [.finalNewlineAdded])
            sample.body[3] ^= 1
            var budget = DiagnosisBudget(isPublicKey: true)
            let (_, diagnosis) = try sample.explained(budget: &budget)
            #expect(diagnosis.map(\.cause) == [.unexplained])
            #expect(budget.attempts <= DiagnosisBudget.publicKeyLimit)
        }

        @Test("A large body is searched until the clock says 25 ms, for single causes", arguments: [0, 1, 5])
        func clock(_ steps: Int) throws {
            var sample = try DiagnosisSample(.razorpay, DiagnosisBody.script.bytes(200_000))
            sample.body[100] ^= 1
            let start = ContinuousClock.now
            let calls = Mutex(0)
            var budget = DiagnosisBudget {
                let call = calls.withLock { count in
                    count += 1
                    return count
                }
                return start + .milliseconds(call * steps)
            }
            let (_, diagnosis) = try sample.explained(budget: &budget)
            #expect(diagnosis.map(\.cause) == [.unexplained])
            switch steps {
            case 0: #expect((10..<64).contains(budget.attempts), "pairs are left out")
            default: #expect(budget.attempts <= 25 / steps)
            }
        }

        @Test("The likely causes of a large body are found in time")
        func largeBody() throws {
            var sample = try DiagnosisSample(.stripe, DiagnosisBody.script.bytes(8 << 20))
            sample.body.append(0x0A)
            // A debug build is no measure of the 25 ms: the clock stands still.
            let now = ContinuousClock.now
            var budget = DiagnosisBudget { now }
            #expect(try sample.explained(budget: &budget).diagnosis.map(\.cause) == [.finalNewlineAdded])
        }

        /// Bodies that are meant to hurt.
        static let hostileBodies: [(String, [UInt8])] = [
            ("100,000 opening brackets", [UInt8](repeating: 0x5B, count: 100_000)),
            (
                "500 levels, whose indentation would be a megabyte",
                [UInt8](repeating: 0x5B, count: 500) + Array(String(repeating: "1,", count: 500).utf8)
                    + [0x31] + [UInt8](repeating: 0x5D, count: 500)
            ),
            ("a number of 60,000 digits", Array("[".utf8) + [UInt8](repeating: 0x39, count: 60_000) + Array("]".utf8)),
            ("a huge exponent", Array("[1e999999999,1e-999999999,-0e1]".utf8)),
            ("broken UTF-8", [0x22] + [UInt8](repeating: 0xFF, count: 1000) + [0x22]),
            ("half an escape", Array(#"{"a":"\u12"#.utf8)),
            ("lone surrogates", Array(#"["\ud800\udc00\udc00\ud800"]"#.utf8)),
            (
                "4,000 equal names",
                Array(("{" + String(repeating: #""a":1,"#, count: 4000) + #""a":2}"#).utf8)
            ),
            (
                "2,000 numbered names, backwards",
                Array(("{" + (0..<2000).reversed().map { "\"\($0)\":1" }.joined(separator: ",") + "}").utf8)
            ),
            ("a string of a megabyte", Array(("[\"" + String(repeating: "é/", count: 300_000) + "\"]").utf8)),
            ("backslashes", [UInt8](repeating: 0x5C, count: 50_000)),
            ("quotes", [UInt8](repeating: 0x22, count: 50_000)),
            ("parameters", Array(String(repeating: "%=&", count: 20_000).utf8)), ("nothing", []), ("a newline", [0x0A]),
            ("a mark alone", [0xEF, 0xBB, 0xBF]), ("gzip that ends", [0x1F, 0x8B, 8, 0]), ("zero bytes", [0, 0, 0, 0]),
        ]

        @Test("Hostile bodies", arguments: hostileBodies)
        func hostile(_ name: String, _ body: [UInt8]) throws {
            for scheme in [TestScheme.razorpay, .twilio, .getstream] {
                var sample = try DiagnosisSample(scheme, Array("{}".utf8))
                sample.body = body
                let started = ContinuousClock.now
                var budget = DiagnosisBudget()
                let (finding, diagnosis) = try sample.explained(secrets: ["not this one"], budget: &budget)
                #expect(finding.reason == .mismatch)
                #expect(diagnosis.map(\.cause) == [.unexplained])
                // A debug build on a busy machine: this is about seconds against minutes.
                #expect(ContinuousClock.now - started < .seconds(20))
            }
        }
    }
}
