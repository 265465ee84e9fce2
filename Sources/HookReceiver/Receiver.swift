internal import Dispatch
internal import HookCrypto
public import HookModel
public import HookProviders
public import HookStore
public import HookTransport
public import NIOCore
internal import Synchronization

/// The way of a request, from the socket to the answer.
///
/// 1. accept, capture: `HookTransport` reads a request and hands it to `receive`
/// 2. identify, verify, validate: `Judge` finds out what there is to know
/// 3. decide: `AnswerPolicy` says what will be answered, `Handshakes` what a handshake is, `TargetChoice` who gets it
/// 4. store: all requests of one turn of the event loop go to the `CaptureWriter` as one batch
/// 5. answer: after the commit, never before it; with `--answer-from`, when the app has answered
/// 6. explain: `DiagnosisWorker` looks for why a signature failed, from what is stored
///
/// Captures and their deliveries are one transaction. The `Forwarder` reads from the store, never from the request in
/// flight.
public final class Receiver: RequestSink {
    private let judge: Judge
    private let policy: AnswerPolicy
    private let choice: TargetChoice
    private let writer: CaptureWriter
    private let sha256: Digest
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
    public init(
        judge: Judge, policy: AnswerPolicy, choice: TargetChoice = TargetChoice(), writer: CaptureWriter,
        relay: ResponseRelay? = nil, onStored: (@Sendable ([Capture]) -> Void)? = nil,
        onUnexplained: (@Sendable ([Int64]) -> Void)? = nil,
        onDeliveries: (@Sendable (Set<String>) -> Void)? = nil
    ) throws {
        self.judge = judge
        self.policy = policy
        self.choice = choice
        self.writer = writer
        self.relay = relay
        self.onStored = onStored
        self.onUnexplained = onUnexplained
        self.onDeliveries = onDeliveries
        sha256 = try Digest(.sha256)
    }

    /// Takes a request from the transport.
    public func receive(_ request: ReceivedRequest, reply: ReplyTicket) {
        if request.body.readableBytes > Receiver.largeBody {
            largeBodies.async { [self] in
                let (capture, answer) = capture(request)
                submit(.one(capture, reply, answer), on: reply.eventLoop)
            }
        } else {
            let (capture, answer) = capture(request)
            let full = pending.withLock { pending in
                pending[ObjectIdentifier(reply.eventLoop), default: PendingReplies()].append(capture, reply, answer)
            }
            if let full { submit(full, on: reply.eventLoop) }
        }
    }

    /// Sends what one turn of the event loop brought to the store.
    public func endOfBatch(on eventLoop: any EventLoop) {
        let batch = pending.withLock { $0.removeValue(forKey: ObjectIdentifier(eventLoop)) }
        if let batch, !batch.captures.isEmpty { submit(batch, on: eventLoop) }
    }

    /// What is stored of a request, and what answers it instead of a receipt.
    private func capture(_ request: ReceivedRequest) -> (NewCapture, Answer?) {
        let findings = judge.judge(request)
        let digest = request.body.withUnsafeReadableBytes { bytes in try? sha256.hash(bytes) }
        let status = policy.status(for: request, findings)
        let capture = NewCapture(
            request: request, bodyDigest: digest ?? [], findings: findings, status: status,
            targets: choice.targets(for: request, findings, status: status))
        return (capture, .handshake(findings, judge.handshakes))
    }

    private func submit(_ batch: PendingReplies, on eventLoop: any EventLoop) {
        let (onStored, onUnexplained, onDeliveries, relay) = (onStored, onUnexplained, onDeliveries, relay)
        writer.submit(
            CaptureBatch(captures: batch.captures, eventLoop: eventLoop) { result in
                switch result {
                case .success(let ids):
                    for (place, id) in ids.enumerated() {
                        let ticket = batch.tickets[place]
                        let capture = batch.captures[place]
                        if let relay, capture.targets.contains(relay.target) {
                            relay.wait(
                                for: id, provider: capture.findings.provider, ticket,
                                onAnswered: Receiver.showLater(id, capture, onStored, onUnexplained))
                        } else {
                            ticket.send(batch.answer(at: place) ?? .receipt(status: capture.status, id: id))
                        }
                    }
                    relay?.note(ids)
                    if let onDeliveries {
                        var targets: Set<String> = []
                        for capture in batch.captures { targets.formUnion(capture.targets) }
                        if !targets.isEmpty { onDeliveries(targets) }
                    }
                    let answered = zip(ids, batch.captures).lazy.filter { _, capture in
                        relay.map { !capture.targets.contains($0.target) } ?? true
                    }
                    if let onUnexplained {
                        let unexplained = Array(answered.filter(\.1.findings.needsDiagnosis).map(\.0))
                        if !unexplained.isEmpty { onUnexplained(unexplained) }
                    }
                    if let onStored {
                        let captures = Array(answered.map(Capture.init))
                        if !captures.isEmpty { onStored(captures) }
                    }
                case .failure:
                    for ticket in batch.tickets { ticket.send(.notStored) }
                }
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
