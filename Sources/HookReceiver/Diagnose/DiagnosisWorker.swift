internal import Dispatch
package import HookDiagnosis
package import HookModel
internal import HookProviders
package import HookStore
package import Logging
internal import ServiceLifecycle
internal import Synchronization

/// Explains signatures that failed, after their senders were answered: one at a time, the newest first.
///
/// It reads from the store, never from the request in flight, and takes so many in a second that a flood of wrong
/// signatures costs next to nothing. Captures that find no place wait until somebody looks at them.
package final class DiagnosisWorker: Service, StoreObserver, DiagnosisSource {
    private let diagnoser: RequestDiagnoser
    private let writer: StoreWriter
    private let logger: Logger
    private let clock: any Clock<Duration>
    private let waiting = Mutex(DiagnosisQueue())
    private let searches = DiagnosisSearches(limit: DiagnosisWorker.searchLimit)
    private let wakes: AsyncStream<Void>
    private let wake: AsyncStream<Void>.Continuation
    /// A thread apart: a large body takes milliseconds, which neither event loops nor tasks should wait for.
    private let thread = DispatchQueue(label: "hooksight.diagnosis", qos: .utility)

    /// What is waited after each: so there are 50 in a second at most.
    static let pause = Duration.milliseconds(20)

    /// So many captures are explained or wait for it at once because somebody looks at them.
    static let searchLimit = 32

    /// Makes a worker.
    ///
    /// - Parameters:
    ///   - diagnoser: Explains one request.
    ///   - writer: Of the store where captures are.
    ///   - logger: Told of what could not be read or stored.
    ///   - clock: Waits between two.
    package init(
        _ diagnoser: RequestDiagnoser, writer: StoreWriter, logger: Logger,
        clock: any Clock<Duration> = ContinuousClock()
    ) {
        self.diagnoser = diagnoser
        self.writer = writer
        self.logger = logger
        self.clock = clock
        (wakes, wake) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    /// Takes captures that were stored just now and whose signatures need explaining.
    package func stored(_ events: [StoreEvent]) {
        var ids: [Int64] = []
        for case .captured(let stored) in events {
            let capture = stored.capture
            if capture.findings.needsDiagnosis { ids.append(stored.id) }
            diagnoser.noteInTime(capture.findings, at: capture.request.receivedAt)
        }
        guard !ids.isEmpty else { return }
        waiting.withLock { $0.add(ids) }
        wake.yield()
    }

    /// How many captures wait.
    var waitingCount: Int { waiting.withLock { $0.count } }

    /// Explains until graceful shutdown; what still waits then is explained when somebody looks at it.
    package func run() async {
        await cancelWhenGracefulShutdown { [self] in
            await withTaskCancellationHandler {
                await explainWhatWaits()
            } onCancel: {
                searches.stop()
            }
        }
        await searches.finish()
    }

    private func explainWhatWaits() async {
        for await _ in wakes {
            while !Task.isCancelled, let id = waiting.withLock({ $0.next() }) {
                _ = await diagnosis(of: id)
                try? await clock.sleep(for: DiagnosisWorker.pause)
            }
        }
    }

    /// What explains the verdict on a capture's signature: as stored, or found and stored now.
    ///
    /// Searches run one after the other; who asks for a capture that is searched for waits for that search.
    ///
    /// - Returns: Nil when there is no such capture, nothing to explain, or the store cannot be read, which is logged; and
    ///   when 32 captures are searched for already, or the program ends: then it is found when it is asked for again.
    package func diagnosis(of id: Int64) async -> [Diagnosis]? {
        await searches.search(for: id) { [self] in await search(id) }?.value
    }

    private func search(_ id: Int64) async -> [Diagnosis]? {
        do {
            guard let capture = try await writer.store.capture(id, bodyLimit: .max) else { return nil }
            guard capture.findings.needsDiagnosis else { return capture.findings.signature.diagnosis }
            let found = await explain(capture)
            try await writer.record([.diagnosed(capture: id, found)])
            return found
        } catch {
            logger.error("a signature could not be explained", metadata: ["capture": "\(id)", "error": "\(error)"])
            return nil
        }
    }

    private func explain(_ capture: Capture) async -> [Diagnosis] {
        await withCheckedContinuation { continuation in
            thread.async { [diagnoser] in
                continuation.resume(returning: diagnoser.diagnose(capture.request, capture.findings))
            }
        }
    }
}
