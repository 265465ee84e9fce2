import HookCrypto
import HookModel
import HookProviders
import NIOCore
import TestSupport
import Testing

/// How secrets become keys, and what is refused at start.
@Suite struct SecretFormTests {
    struct Bad: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let scheme: TestScheme
        let secret: String
        let reason: String
    }

    static let bad = [
        Bad(
            testDescription: "nothing behind the prefix", scheme: .standardWebhooks, secret: "whsec_",
            reason: "empty key"),
        Bad(
            testDescription: "no base64", scheme: .standardWebhooks, secret: "whsec_not*base64",
            reason: "is not base64 behind \"whsec_\""),
        Bad(
            testDescription: "a newline", scheme: .standardWebhooks, secret: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw\n",
            reason: "white space"),
        Bad(
            testDescription: "the prefix twice", scheme: .standardWebhooks,
            secret: "whsec_whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", reason: "is not base64"),
        Bad(
            testDescription: "the version pasted with it", scheme: .standardWebhooks,
            secret: "v1,whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", reason: "is not base64"),
        Bad(testDescription: "a short public key", scheme: .discord, secret: "00ff", reason: "no public key"),
        Bad(testDescription: "half a digit", scheme: .discord, secret: "00f", reason: "is not hexadecimal"),
        Bad(
            testDescription: "halves that do not belong together", scheme: .discord,
            secret: String(repeating: "11", count: 64), reason: "second half"),
        Bad(
            testDescription: "PEM without its end", scheme: .discord, secret: "-----BEGIN PUBLIC KEY-----\nAAAA",
            reason: "PEM"),
        Bad(
            testDescription: "PEM of something else", scheme: .discord,
            secret: "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n", reason: "PEM without a key"),
        Bad(
            testDescription: "a point that is not on the curve", scheme: .sendgrid,
            secret: Base64.encode([4] + [UInt8](repeating: 1, count: 64)), reason: "no public key"),
    ]

    @Test("A secret that is of no scheme's form is refused, and not told", arguments: bad)
    func refused(_ test: Bad) throws {
        let document = try test.scheme.document()
        let secret = try #require(ProviderSecret(name: "HOOKSIGHT_SECRET_X", bytes: Array(test.secret.utf8)))
        let error = try #require(#expect(throws: SecretError.self) { try document.check(secret) })
        #expect("\(error)".hasPrefix("HOOKSIGHT_SECRET_X: the secret "))
        #expect("\(error)".contains(test.reason), "\(error)")
        #expect(test.secret == "whsec_" || !"\(error)".contains(test.secret))
        #expect(throws: SecretError.self) { try SignatureVerifier(document.signatures, secrets: [secret]) }
    }

    @Test("A key in any of its forms verifies", arguments: SignatureAlgorithm.allCases)
    func forms(_ algorithm: SignatureAlgorithm) throws {
        let scheme: TestScheme = algorithm == .ed25519 ? .discord : .sendgrid
        let document = try scheme.document()
        let made = try PrivateKey(new: algorithm)
        let encode: ([UInt8]) -> String = { algorithm == .ed25519 ? Hex.encode($0) : Base64.encode($0) }
        let pem: (String, [UInt8]) -> String = { label, der in
            "-----BEGIN \(label)-----\r\n\(Base64.encode(der))\r\n-----END \(label)-----\r\n"
        }
        let raw = Array(try made.publicKey.info().suffix(algorithm == .ed25519 ? 32 : 65))
        let secrets = try [
            encode(made.info()), pem("PRIVATE KEY", made.info()), encode(made.publicKey.info()), encode(raw),
            pem("PUBLIC KEY", made.publicKey.info()),
        ].map { try #require(ProviderSecret(name: "key", bytes: Array($0.utf8))) }
        let body = ByteBuffer(string: "{}")
        let now = Timestamp(milliseconds: TestScheme.now * 1000)
        let lines = try #require(try RequestSigner(document, secret: secrets[0])).sign(body, at: now).headers
        for secret in secrets {
            let verifier = try SignatureVerifier(document.signatures, secrets: [secret])
            let finding = try TestScheme.verify(
                verifier, lines: lines.map { ($0.name, Array($0.value.utf8)) }, body: Array("{}".utf8))
            #expect(finding.verdict == .verified)
        }
        #expect(try RequestSigner(document, secret: secrets[1]) != nil)
        for secret in secrets.dropFirst(2) {
            let error = #expect(throws: SecretError.self) { try RequestSigner(document, secret: secret) }
            #expect("\(try #require(error))".contains("private key"))
        }
    }

    @Test("A public key is never an HMAC's key")
    func confusion() throws {
        let marked = "whpk_1SiA4o9hyqTCpIqC5V9HUakiiaeACeqfZTInDBbOir4="
        let document = try TestScheme.standardWebhooks.document()
        let forged = TestScheme(
            testDescription: "forged", json: TestScheme.standardWebhooks.json,
            secret: "whsec_" + marked.dropFirst(5))
        let sample = try SignedSample(forged)
        let finding = try TestScheme.verify(
            document, secrets: [marked], lines: sample.lines.map { ($0, Array($1.utf8)) }, body: sample.body)
        #expect(finding.verdict == .noSecret)
    }

    @Test("Where shared and public keys look alike and neither is marked, it is the public one")
    func unmarked() throws {
        let json = """
            [{"header": "A", "algorithm": "hmac-sha256", "encoding": "hex", "key": "hex"},
             {"header": "B", "algorithm": "ed25519", "encoding": "hex", "key": "hex"}]
            """
        let key = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"
        let document = try TestScheme(testDescription: "two", json: json, secret: key).document()
        let finding = try TestScheme.verify(
            document, secrets: [key], lines: [("A", [UInt8](repeating: 0x30, count: 64))], body: [])
        #expect(finding.verdict == .noSecret)
    }

    @Test("A secret without its padding is the same key")
    func unpadded() throws {
        let scheme = TestScheme(
            testDescription: "padded", json: TestScheme.standardWebhooks.json, secret: "whsec_AAECAwQFBgcICQoLDA0ODw==")
        var sample = try SignedSample(scheme, secrets: ["whsec_AAECAwQFBgcICQoLDA0ODw"])
        #expect(try sample.finding().verdict == .verified)
        sample.body.append(0x20)
        #expect(try sample.finding().reason == .mismatch)
    }
}
