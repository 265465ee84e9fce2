import Dispatch
import HookModel
import ServiceLifecycle
import Synchronization

/// A service that ends within a time, whatever it waits for, so that those behind it get theirs.
///
/// It has `time` for its graceful shutdown; then it is cancelled, and when that does not end it either, it is left behind.
struct TimedService: Service {
    private let name: String
    private let time: Duration
    private let service: any Service
    private let shutdown: Shutdown

    /// What cancellation gets to end a service in.
    private static let grace = Duration.milliseconds(300)

    /// The name is what it is called in "… did not end within 1s".
    init(_ name: String, within time: Duration, _ service: any Service, _ shutdown: Shutdown) {
        self.name = name
        self.time = time
        self.service = service
        self.shutdown = shutdown
    }

    /// Runs the service.
    ///
    /// - Throws: What the service throws; nothing when it was cut off.
    func run() async throws {
        let ended = End()
        // A task of its own can be left behind; it hears of graceful shutdown all the same.
        let task = Task { [service] in
            do {
                try await service.run()
                ended.set(.success(()))
            } catch {
                ended.set(.failure(error))
            }
        }
        let end = Task { [self] in
            do {
                try await gracefulShutdown()
            } catch {
                return
            }
            shutdown.waits(for: name)
            TimedService.after(time, unless: ended) {
                shutdown.cuts(name, after: time)
                cancel(task, ended)
            }
        }
        defer { end.cancel() }
        try await withTaskCancellationHandler {
            try await ended.wait()
        } onCancel: {
            cancel(task, ended)
        }
    }

    private func cancel(_ task: Task<Void, Never>, _ ended: End) {
        ended.isCut = true
        task.cancel()
        TimedService.after(TimedService.grace, unless: ended) {
            shutdown.leaves(name)
            ended.set(.success(()))
        }
    }

    /// Tasks may all stand still when this is needed.
    private static func after(_ time: Duration, unless ended: End, _ body: @escaping @Sendable () -> Void) {
        DispatchQueue.global().asyncAfter(deadline: .now() + .milliseconds(Int(time.wholeMilliseconds))) {
            if !ended.isSet { body() }
        }
    }

    /// What a run came to; only the first counts.
    private final class End: Sendable {
        private let signal = StartSignal<Void>()
        private let state = Mutex((isSet: false, isCut: false))

        var isSet: Bool { state.withLock(\.isSet) }

        /// Whether it was cancelled: what it throws then is no error.
        var isCut: Bool {
            get { state.withLock(\.isCut) }
            set { state.withLock { $0.isCut = newValue } }
        }

        func set(_ result: Result<Void, any Error>) {
            state.withLock { $0.isSet = true }
            signal.set(isCut ? .success(()) : result)
        }

        /// Waits, also in a task that is cancelled.
        func wait() async throws { try await Task { try await signal.wait() }.value }
    }
}
