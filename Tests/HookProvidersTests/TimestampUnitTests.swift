import HookCrypto
import HookModel
import HookProviders
import NIOCore
import TestSupport
import Testing

/// A time in milliseconds where seconds are due, or in microseconds where milliseconds are, signed as it is.
///
/// What becomes of it is the sender's own code's to say: where that looks at the past alone, or at no time, it passes.
@Suite struct TimestampUnitTests {
    private static let now = Timestamp(milliseconds: 1_737_023_400_000)

    /// Senders whose code refuses times ahead, and senders whose code does not.
    static let refusing = ["gitlab", "linear", "omnisales", "slack", "standard-webhooks"]
    static let passing = ["discord", "mailgun", "paddle", "sendgrid", "stripe", "telnyx", "webflow", "zoom"]

    private static func finding(_ provider: String, signedAt moment: Timestamp) throws -> SignatureFinding {
        let document = try #require(try TestCatalog.get().document(provider))
        let secrets = try #require(TestSecrets.all[provider])
        let signer = try #require(try RequestSigner(document, secret: secrets[0]))
        // Where Mailgun writes its signature.
        let signed = try signer.sign(ByteBuffer(string: #"{"signature":{}}"#), at: moment)
        let request = try ReceivedRequest.of(
            "POST /x HTTP/1.1", signed.headers.map { "\($0.name): \($0.value)" },
            body: Array(signed.body.readableBytesView))
        let verifier = try SignatureVerifier(document.signatures, secrets: secrets)
        return request.body.withUnsafeReadableBytes { verifier.verify(request.head, body: $0, now: now) }
    }

    @Test("What passes is noted", arguments: passing)
    func passes(_ provider: String) throws {
        let finding = try Self.finding(provider, signedAt: Timestamp(milliseconds: Self.now.milliseconds * 1000))
        #expect(finding.verdict == .verified)
        #expect(finding.notes == [.timestampUnit])
    }

    @Test("What the sender's own code refuses is stale", arguments: refusing)
    func refused(_ provider: String) throws {
        let finding = try Self.finding(provider, signedAt: Timestamp(milliseconds: Self.now.milliseconds * 1000))
        #expect(finding.reason == .stale)
        #expect(finding.notes == [])
    }

    @Test("A time of the sender's own unit has no note, whatever its age that passes", arguments: passing + refusing)
    func ownUnit(_ provider: String) throws {
        for age in [0, -3000] as [Int64] {
            let finding = try Self.finding(provider, signedAt: Timestamp(milliseconds: Self.now.milliseconds - age))
            #expect(finding.verdict == .verified && finding.notes == [], "\(age)")
        }
    }

    @Test(
        "Which numbers are of another unit",
        arguments: [
            ("1737023400", false), ("1737023400000", true), ("1737023400000000", true), ("0", false), ("7", false),
            ("1000000000", false), ("1900000000", false), ("2600000000", false), ("99999999999", false),
            ("999999999999999999", false), ("", false), ("-1737023400000", false), ("1.737e12", false),
        ])
    func numbers(_ text: String, _ isOther: Bool) throws {
        let rule = try #require(TestCatalog.get().document("discord")?.signatures.first?.timestamp)
        let found = TimestampCheck.isOfAnotherUnit(rule, .single(.owned(Array(text.utf8))), now: Self.now)
        #expect(found == isOther)
    }
}
