import HookFormat
import HookModel
import HookProviders
import HookReceiver
import HookStore
import HookTransport
import NIOCore

/// Stores imported captures in groups, in their order.
struct ImportWriter {
    /// How many are stored.
    private(set) var count = 0
    /// The number of the first that was stored.
    private(set) var first: Int64?
    /// The number of the last that was stored.
    private(set) var last: Int64?
    /// How many were looked at anew, as nothing said what had been found out.
    private(set) var evaluated = 0
    /// Lines whose values were hidden before.
    private(set) var masked = MaskedNames()
    private let writer: StoreWriter
    private let evaluator: RequestEvaluator
    private let decider: RequestDecider
    private var group: [NewCapture] = []
    private var bytes = 0

    private static let groupSize = 256
    private static let groupBytes = 4 << 20

    init(_ writer: StoreWriter, _ evaluator: RequestEvaluator) {
        self.writer = writer
        self.evaluator = evaluator
        decider = RequestDecider(
            policy: ResponsePolicy(catalog: evaluator.catalog), handshakes: evaluator.handshakes)
    }

    /// Takes a capture, which is stored with those around it.
    ///
    /// - Throws: `StoreError` when the group before it cannot be stored.
    mutating func add(_ record: CaptureRecord) async throws {
        masked.add(record.hidden)
        if record.findings == nil { evaluated += 1 }
        group.append(capture(record))
        bytes += record.request.body.readableBytes
        if group.count >= ImportWriter.groupSize || bytes >= ImportWriter.groupBytes { try await flush() }
    }

    /// Stores what is left.
    ///
    /// - Throws: `StoreError` for the first that cannot be stored; those before it are.
    mutating func flush() async throws {
        guard !group.isEmpty else { return }
        let results = await withCheckedContinuation { continuation in
            writer.submit(
                CaptureBatch(captures: group, eventLoop: SharedEventLoops.group.next()) {
                    continuation.resume(returning: $0)
                })
        }
        group.removeAll(keepingCapacity: true)
        bytes = 0
        var diagnoses: [StoreChange] = []
        for result in results {
            let stored = try result.get()
            first = first ?? stored.id
            last = stored.id
            count += 1
            // As for requests that arrive, it is no part of what is stored at first.
            if let diagnosis = stored.capture.findings.signature.diagnosis {
                diagnoses.append(.diagnosed(capture: stored.id, diagnosis))
            }
        }
        if !diagnoses.isEmpty { try await writer.record(diagnoses) }
    }

    /// What is stored of a record: what it says, else what the listener would have found out when it came, and answered.
    private func capture(_ record: CaptureRecord) -> NewCapture {
        let request = record.request
        let findings = record.findings ?? evaluator.evaluate(request, at: request.receivedAt)
        let response: DecidedResponse =
            if let status = record.status {
                record.response.map { .response($0, shown: $0) } ?? .receipt(status: status)
            } else {
                decider.decide(request, findings).response
            }
        return NewCapture(
            request: request, bodyDigest: record.bodyDigest, findings: findings,
            decision: Decision(response: response))
    }
}
