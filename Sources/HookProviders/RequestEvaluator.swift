internal import HookBody
package import HookModel
internal import NIOCore

/// Finds out what there is to know about a request: the stages identify, verify and validate in their order.
///
/// Pure but for the clock: the same request, documents, secrets and time give the same findings. One object serves all
/// requests: a copy of its parts for each would cost more than some stages.
package final class RequestEvaluator: Sendable {
    /// The providers that are known.
    package let catalog: Catalog
    /// The handshakes that are known, with what is configured for them.
    package let handshakes: Handshakes
    private let identifier: Identifier
    private let verifiers: [String: SignatureVerifier]
    private let trustedProxies: [AddressRange]
    private let urls: SenderURLRule
    private let clock: WallClock

    /// Makes a judge.
    ///
    /// - Parameters:
    ///   - catalog: The providers.
    ///   - secrets: The configured secrets by provider id, in the order in which they are tried.
    ///   - verifyTokens: The configured tokens by provider id that its handshakes have to carry.
    ///   - pins: Paths whose provider the user has told.
    ///   - trustedProxies: Addresses whose `X-Forwarded-For` is believed.
    ///   - publicURL: The address under which senders reach the receiver, for schemes that sign it.
    ///   - clock: The time against which timestamps are held.
    /// - Throws: `SecretError` for a secret that is not of its provider's form; `CryptoError` when libcrypto lacks an
    ///   algorithm.
    package init(
        catalog: Catalog, secrets: [String: [ProviderSecret]] = [:],
        verifyTokens: [String: [ProviderSecret]] = [:], pins: [ProviderPin] = [],
        trustedProxies: [AddressRange] = [], publicURL: PublicURL? = nil, clock: WallClock = .system
    ) throws {
        self.catalog = catalog
        self.trustedProxies = trustedProxies
        self.clock = clock
        urls = SenderURLRule(publicURL: publicURL, trustedProxies: trustedProxies)
        identifier = Identifier(catalog, pins: pins)
        var verifiers: [String: SignatureVerifier] = [:]
        for document in catalog.documents {
            verifiers[document.id] = try SignatureVerifier(document.signatures, secrets: secrets[document.id] ?? [])
        }
        self.verifiers = verifiers
        handshakes = try Handshakes(catalog, secrets: secrets, verifyTokens: verifyTokens)
    }

    /// The findings on a request; takes time in proportion to its body.
    ///
    /// - Parameters:
    ///   - request: The request.
    ///   - moment: The time against which timestamps are held; now unless given.
    /// - Returns: What was found out.
    package func evaluate(_ request: ReceivedRequest, at moment: Timestamp? = nil) -> Findings {
        let client = ClientAddress.find(request.head, connection: request.remote.address, trusted: trustedProxies)
        var findings = Findings.none
        findings.clientAddress = client?.description
        var evaluation = Evaluation(request: request, client: client, moment: moment)
        request.body.withUnsafeReadableBytes { evaluation.run($0, by: self, &findings) }
        return findings
    }

    /// One run of the stages; what it holds is lent to closures, not copied into each.
    private struct Evaluation {
        let request: ReceivedRequest
        let client: IPAddress?
        let moment: Timestamp?

        mutating func run(
            _ bytes: UnsafeRawBufferPointer, by evaluator: RequestEvaluator, _ findings: inout Findings
        ) {
            RequestBody.read(bytes, request.head) { identify($0, bytes, by: evaluator, &findings) }
        }

        private mutating func identify(
            _ body: RequestBody, _ bytes: UnsafeRawBufferPointer, by evaluator: RequestEvaluator,
            _ findings: inout Findings
        ) {
            findings.identification = evaluator.identifier.identify(
                request.head, body.text, hasBody: !bytes.isEmpty,
                isJSON: body.kind == .json || body.kind == .ndjson)
            guard let provider = findings.provider.flatMap(evaluator.catalog.document) else {
                PayloadCheck.check(body, head: request.head, provider: nil, type: nil, into: &findings.payload)
                return
            }
            findings.sourceAddress = provider.sourceAddress(client ?? request.remote.address)
            body.read(for: provider, request.head) { verify($0, bytes, of: provider, by: evaluator, &findings) }
        }

        /// Event, signature, handshake and payload, once the provider is known.
        private mutating func verify(
            _ body: RequestBody, _ bytes: UnsafeRawBufferPointer, of provider: ProviderDocument,
            by evaluator: RequestEvaluator, _ findings: inout Findings
        ) {
            let (event, batch) = provider.events(in: body, request.head)
            findings.event = event == EventSummary(type: nil, id: nil, createdAt: nil) ? nil : event
            findings.batch = batch
            findings.headerChecks = provider.headerChecks(request.head, body.text)
            if let verifier = evaluator.verifiers[provider.id] {
                let address = request.remote.address
                findings.signature = verifier.verify(
                    request.head, body: bytes, text: body.kind == .json ? body.text : nil,
                    url: verifier.needsURL ? evaluator.urls.url(of: request.head, from: address) : nil,
                    now: moment ?? evaluator.clock.now())
            }
            if !provider.handshakes.isEmpty, request.isComplete {
                evaluator.evaluateHandshake(request.head, body.text, hasBody: !bytes.isEmpty, of: provider, &findings)
                // A handshake without a body has no payload that could be wrong, and a probe is no event.
                let isProbe = findings.handshake?.outcome == .answered && findings.signature.verdict == .notSigned
                if findings.handshake != nil, bytes.isEmpty || isProbe { return }
            }
            PayloadCheck.check(
                body, head: request.head, provider: provider, type: event.type, into: &findings.payload)
        }
    }

    private func evaluateHandshake(
        _ head: RequestHead, _ body: BodyText, hasBody: Bool, of provider: ProviderDocument, _ findings: inout Findings
    ) {
        head.block.bytes.withUnsafeReadableBytes { raw in
            let request = HandshakeRequest(
                head: head, lines: HeaderLines(head.block, in: raw), raw: raw, hasBody: hasBody, body: body)
            handshakes.evaluate(request, of: provider.id, &findings)
        }
    }
}
