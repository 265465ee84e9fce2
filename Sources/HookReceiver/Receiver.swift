internal import Dispatch
internal import HookBody
internal import HookCrypto
internal import HookModel
package import HookProviders
package import HookStore
package import HookTransport
package import NIOCore

/// The way of a request, from the socket to its response.
///
/// 1. accept, capture: `HookTransport` reads requests and hands them to `receive`
/// 2. identify, verify, validate: `RequestEvaluator` makes `Findings` of a request
/// 3. decide: `RequestDecider` makes a `Decision` of both
/// 4. store: `StoreWriter` makes a `StoredCapture` of all that
/// 5. answer: after the commit, never before it; with `--answer-from`, when the app has answered
///
/// What was stored goes out on the store's `CaptureFeed`: to the `Forwarder`, which reads deliveries from the store and
/// never from the request in flight, to the `DiagnosisWorker`, and to all who watch.
package final class Receiver: RequestHandler {
    private let evaluator: RequestEvaluator
    private let decider: RequestDecider
    private let writer: StoreWriter
    private let hash: @Sendable (UnsafeRawBufferPointer) throws -> [UInt8]
    private let relay: ResponseRelay?
    private let largeBodies = DispatchQueue(label: "hooksight.large-bodies")

    /// Bodies longer than this, in bytes, are evaluated off the event loop, and so are those under a content coding, of
    /// which a few bytes can stand for a hundred times as many.
    private static let largeBody = 262_144

    /// Makes a receiver.
    ///
    /// - Parameters:
    ///   - evaluator: Finds out what there is to know.
    ///   - decider: Decides responses and targets.
    ///   - writer: Stores.
    ///   - relay: Where senders wait for what an app answers; nil answers them at once.
    /// - Throws: `CryptoError` when libcrypto has no SHA-256.
    package convenience init(
        evaluator: RequestEvaluator, decider: RequestDecider, writer: StoreWriter, relay: ResponseRelay? = nil
    ) throws {
        let sha256 = try Digest(.sha256)
        self.init(
            evaluator: evaluator, decider: decider, writer: writer, relay: relay, hash: { try sha256.hash($0) })
    }

    init(
        evaluator: RequestEvaluator, decider: RequestDecider, writer: StoreWriter, relay: ResponseRelay?,
        hash: @escaping @Sendable (UnsafeRawBufferPointer) throws -> [UInt8]
    ) {
        self.evaluator = evaluator
        self.decider = decider
        self.writer = writer
        self.relay = relay
        self.hash = hash
    }

    /// Takes requests from the transport.
    package func receive(_ requests: [IncomingRequest], on eventLoop: any EventLoop) {
        let large = requests.filter { Receiver.isLarge($0.request) }
        guard !large.isEmpty else { return take(requests, on: eventLoop) }
        take(requests.filter { !Receiver.isLarge($0.request) }, on: eventLoop)
        for request in large { largeBodies.async { self.take([request], on: eventLoop) } }
    }

    private static func isLarge(_ request: ReceivedRequest) -> Bool {
        request.body.readableBytes > largeBody || ContentCodings.areNamed(in: request.head)
    }

    /// The whole way of requests that came together.
    private func take(_ requests: [IncomingRequest], on eventLoop: any EventLoop) {
        var captures: [NewCapture] = []
        var responses: [ResponseHandle] = []
        captures.reserveCapacity(requests.count)
        responses.reserveCapacity(requests.count)
        for incoming in requests {
            guard let capture = capture(incoming.request) else {
                eventLoop.execute { incoming.response.send(.notStored) }
                continue
            }
            captures.append(capture)
            responses.append(incoming.response)
        }
        guard !captures.isEmpty else { return }
        writer.submit(
            CaptureBatch(captures: captures, eventLoop: eventLoop) { [relay, responses] results in
                for (response, result) in zip(responses, results) {
                    switch result {
                    case .success(let stored): Receiver.answer(stored, response, relay)
                    case .failure: response.send(.notStored)
                    }
                }
                relay?.note(results.compactMap { try? $0.get().id })
            })
    }

    /// What is stored of a request: identify, verify, validate, decide; nil when its digest cannot be made.
    private func capture(_ request: ReceivedRequest) -> NewCapture? {
        guard let digest = request.body.withUnsafeReadableBytes({ bytes in try? hash(bytes) }) else { return nil }
        let findings = evaluator.evaluate(request)
        let decision = decider.decide(request, findings)
        return NewCapture(request: request, bodyDigest: digest, findings: findings, decision: decision)
    }

    /// Answers a sender whose capture is stored, or has it wait for its app.
    private static func answer(_ stored: StoredCapture, _ response: ResponseHandle, _ relay: ResponseRelay?) {
        let decision = stored.capture.decision
        if let relay, decision.waitsFor == relay.target {
            return relay.wait(for: stored.id, provider: stored.capture.findings.provider, response)
        }
        switch decision.response {
        case .receipt(let status): response.send(.receipt(status: status, id: stored.id))
        case .response(let whole, _): response.send(whole)
        }
    }
}
