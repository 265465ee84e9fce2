internal import Dispatch
internal import HookCrypto
package import HookModel
package import HookProviders
package import HookStore
package import HookTransport
package import NIOCore
internal import Synchronization

/// The way of a request, from the socket to the answer.
///
/// 1. accept, capture: `HookTransport` reads a request and hands it to `receive`
/// 2. identify, verify, validate: `Judge` finds out what there is to know
/// 3. decide: `AnswerPolicy` says what will be answered, `Handshakes` what a handshake is, `TargetChoice` who gets it
/// 4. store: all requests of one turn of the event loop go to the `StoreWriter` as one batch
/// 5. answer: after the commit, never before it; with `--answer-from`, when the app has answered
/// 6. explain: `DiagnosisWorker` looks for why a signature failed, from what is stored
///
/// Captures and their deliveries are one transaction. The `Forwarder` reads from the store, never from the request in
/// flight.
package final class Receiver: RequestSink {
    private let judge: Judge
    private let policy: AnswerPolicy
    private let choice: TargetChoice
    private let writer: StoreWriter
    private let hash: @Sendable (UnsafeRawBufferPointer) throws -> [UInt8]
    private let relay: ResponseRelay?
    private let onStored: (@Sendable ([Capture]) -> Void)?
    private let onUnexplained: (@Sendable ([Int64]) -> Void)?
    private let onDeliveries: (@Sendable (Set<String>) -> Void)?
    private let pending = Mutex<[ObjectIdentifier: PendingReplies]>([:])
    private let largeBodies = DispatchQueue(label: "hooksight.large-bodies")

    /// Bodies longer than this, in bytes, are judged off the event loop.
    private static let largeBody = 262_144

    /// Makes a receiver.
    ///
    /// - Parameters:
    ///   - judge: Finds out what there is to know.
    ///   - policy: Decides the answers.
    ///   - choice: Decides which targets get a capture.
    ///   - writer: Stores.
    ///   - relay: Where senders wait for what an app answers; nil answers them at once.
    ///   - onStored: Told what was stored, without bodies, when the status of its response is decided; must not block.
    ///   - onUnexplained: Told after `onStored` which captures' signatures are to be explained; must not block.
    ///   - onDeliveries: Gets on an event loop the names of the targets that have new deliveries; must not block.
    /// - Throws: `CryptoError` when libcrypto has no SHA-256.
    package convenience init(
        judge: Judge, policy: AnswerPolicy, choice: TargetChoice = TargetChoice(), writer: StoreWriter,
        relay: ResponseRelay? = nil, onStored: (@Sendable ([Capture]) -> Void)? = nil,
        onUnexplained: (@Sendable ([Int64]) -> Void)? = nil,
        onDeliveries: (@Sendable (Set<String>) -> Void)? = nil
    ) throws {
        let sha256 = try Digest(.sha256)
        self.init(
            judge: judge, policy: policy, choice: choice, writer: writer, relay: relay, onStored: onStored,
            onUnexplained: onUnexplained, onDeliveries: onDeliveries, hash: { try sha256.hash($0) })
    }

    init(
        judge: Judge, policy: AnswerPolicy, choice: TargetChoice, writer: StoreWriter, relay: ResponseRelay?,
        onStored: (@Sendable ([Capture]) -> Void)?, onUnexplained: (@Sendable ([Int64]) -> Void)?,
        onDeliveries: (@Sendable (Set<String>) -> Void)?,
        hash: @escaping @Sendable (UnsafeRawBufferPointer) throws -> [UInt8]
    ) {
        self.judge = judge
        self.policy = policy
        self.choice = choice
        self.writer = writer
        self.relay = relay
        self.onStored = onStored
        self.onUnexplained = onUnexplained
        self.onDeliveries = onDeliveries
        self.hash = hash
    }

    /// Takes a request from the transport.
    package func receive(_ request: ReceivedRequest, reply: ReplyTicket) {
        if request.body.readableBytes > Receiver.largeBody {
            largeBodies.async { [self] in
                guard let (capture, answer) = capture(request) else {
                    return reply.eventLoop.execute { reply.send(.notStored) }
                }
                submit(.one(capture, reply, answer), on: reply.eventLoop)
            }
        } else {
            guard let (capture, answer) = capture(request) else { return reply.send(.notStored) }
            let full = pending.withLock { pending in
                pending[ObjectIdentifier(reply.eventLoop), default: PendingReplies()].append(capture, reply, answer)
            }
            if let full { submit(full, on: reply.eventLoop) }
        }
    }

    /// Sends what one turn of the event loop brought to the store.
    package func endOfBatch(on eventLoop: any EventLoop) {
        let batch = pending.withLock { $0.removeValue(forKey: ObjectIdentifier(eventLoop)) }
        if let batch, !batch.captures.isEmpty { submit(batch, on: eventLoop) }
    }

    /// What is stored of a request, and what answers it instead of a receipt; nil when its digest cannot be made.
    private func capture(_ request: ReceivedRequest) -> (NewCapture, Answer?)? {
        guard let digest = request.body.withUnsafeReadableBytes({ bytes in try? hash(bytes) }) else { return nil }
        let findings = judge.judge(request)
        let status = policy.status(for: request, findings)
        let capture = NewCapture(
            request: request, bodyDigest: digest, findings: findings, status: status,
            targets: choice.targets(for: request, findings, status: status))
        return (capture, .handshake(findings, judge.handshakes))
    }

    private func submit(_ batch: PendingReplies, on eventLoop: any EventLoop) {
        let (onStored, onUnexplained, onDeliveries, relay) = (onStored, onUnexplained, onDeliveries, relay)
        writer.submit(
            CaptureBatch(captures: batch.captures, eventLoop: eventLoop) { results in
                // Nearly always all of them.
                var stored: [(id: Int64, capture: NewCapture)] = []
                stored.reserveCapacity(results.count)
                // What is shown now; the others are when the app has answered.
                var answered: [(id: Int64, capture: NewCapture)] = []
                for (place, result) in results.enumerated() {
                    let ticket = batch.tickets[place]
                    let capture = batch.captures[place]
                    guard case .success(let id) = result else {
                        ticket.send(.notStored)
                        continue
                    }
                    stored.append((id, capture))
                    if let relay, capture.targets.contains(relay.target) {
                        relay.wait(
                            for: id, provider: capture.findings.provider, ticket,
                            onAnswered: Receiver.showLater(id, capture, onStored, onUnexplained))
                    } else {
                        answered.append((id, capture))
                        ticket.send(batch.answer(at: place) ?? .receipt(status: capture.status, id: id))
                    }
                }
                if stored.isEmpty { return }
                relay?.note(stored.map(\.id))
                if let onDeliveries {
                    var targets: Set<String> = []
                    for (_, capture) in stored { targets.formUnion(capture.targets) }
                    if !targets.isEmpty { onDeliveries(targets) }
                }
                if let onUnexplained, answered.contains(where: \.capture.findings.needsDiagnosis) {
                    onUnexplained(answered.filter(\.capture.findings.needsDiagnosis).map(\.id))
                }
                if let onStored, !answered.isEmpty { onStored(answered.map { Capture(id: $0.id, new: $0.capture) }) }
            })
    }

    /// Shows a capture when its status is known, which then stands in it.
    private static func showLater(
        _ id: Int64, _ new: NewCapture, _ onStored: (@Sendable ([Capture]) -> Void)?,
        _ onUnexplained: (@Sendable ([Int64]) -> Void)?
    ) -> @Sendable (Int) -> Void {
        let capture = onStored == nil ? nil : Capture(id: id, new: new)
        let needsDiagnosis = new.findings.needsDiagnosis
        return { status in
            if var capture {
                capture.status = status
                onStored?([capture])
            }
            if needsDiagnosis { onUnexplained?([id]) }
        }
    }
}

extension Capture {
    /// A capture as it was just stored.
    ///
    /// Its body is left out, so that showing it keeps no body in memory.
    fileprivate init(id: Int64, new: NewCapture) {
        var request = new.request
        request.body = ByteBuffer()
        request.head = request.head.detached()
        request.trailers = .empty
        self.init(
            id: id, request: request, bodySize: new.request.body.readableBytes, bodyDigest: new.bodyDigest,
            findings: new.findings, duplicateOf: nil, status: new.status)
    }
}
