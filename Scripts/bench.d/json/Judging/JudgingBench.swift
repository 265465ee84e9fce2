import Foundation
import HookBody
import HookModel
import HookProviders
import JSONText
import NIOCore

/// One event, signed and valid, through each stage of judging and through all: lines of `judge`, stage and seconds.
struct JudgingBench {
    private let request: ReceivedRequest
    private let bytes: [UInt8]
    private let document: ProviderDocument
    private let evaluator: RequestEvaluator
    private let identifier: Identifier
    private let verifier: SignatureVerifier
    private let stopwatch: Stopwatch

    init(event: String, stopwatch: Stopwatch) throws {
        self.stopwatch = stopwatch
        let catalog = try Catalog.builtIn()
        guard let document = catalog.document("omnisales"),
            let secret = ProviderSecret(name: "bench", bytes: Array("whsec_bench".utf8))
        else { throw BenchError("there is no provider omnisales") }
        self.document = document
        bytes = try [UInt8](Data(contentsOf: URL(fileURLWithPath: event)))
        request = try Self.signed(bytes, document, secret)
        evaluator = try RequestEvaluator(catalog: catalog, secrets: [document.id: [secret]])
        identifier = Identifier(catalog)
        verifier = try SignatureVerifier(document.signatures, secrets: [secret])
    }

    /// The event as its sender would post it now.
    private static func signed(
        _ body: [UInt8], _ document: ProviderDocument, _ secret: ProviderSecret
    ) throws -> ReceivedRequest {
        let body = ByteBuffer(bytes: body)
        let now = WallClock.system.now()
        let signer = try RequestSigner(document, secret: secret)
        let lines = try signer?.sign(body, at: now).headers.map { "\($0.name): \($0.value)" } ?? []
        let head =
            [
                "POST /webhooks/omni HTTP/1.1", "Host: localhost", "User-Agent: OmniSales-Webhook/1.0",
                "Content-Type: application/json", "Content-Length: \(body.readableBytes)", "X-Webhook-ID: wh_bench",
            ] + lines
        guard let head = RequestHead(stored: ByteBuffer(string: head.map { $0 + "\r\n" }.joined() + "\r\n")) else {
            throw BenchError("the request has no head")
        }
        return ReceivedRequest(
            head: head, body: body, trailers: .empty, receivedAt: now,
            remote: RemoteAddress(text: "127.0.0.1:50000", address: IPAddress("127.0.0.1")))
    }

    func run() throws {
        let findings = evaluator.evaluate(request)
        guard findings.signature.verdict == .verified, findings.payload.verdict == .valid else {
            throw BenchError("the event was not judged verified and valid: \(findings)")
        }
        let stages = try bytes.withUnsafeBytes { bytes in
            let text = try JSONText(scanning: bytes)
            let type = findings.event?.type
            let ways: [(stage: String, work: Stopwatch.Work)] = [
                ("parse", { try JSONText(scanning: bytes).count(of: text.root) }),
                ("identify", { identifier.identify(request.head, .json(text))?.because.count ?? 0 }),
                (
                    "verify",
                    { verifier.verify(request.head, body: bytes, now: WallClock.system.now()).reason == nil ? 1 : 0 }
                ),
                ("validate", { PayloadCheck.check(text, provider: document, type: type).errors.count }),
                ("all", { evaluator.evaluate(request).payload.errors.count }),
            ]
            return zip(ways, try stopwatch.measure(ways.map(\.work))).map { ($0.stage, $1) }
        }
        for (stage, seconds) in stages { JSONBench.tell("judge", stage, bytes.count, seconds) }
    }
}
