internal import NIOCore
internal import Synchronization

/// One connecting, which ends once: connected, failed, too late or cancelled.
final class ConnectAttempt: Sendable {
    typealias Outcome = Result<TargetConnection, SendFailure>

    private enum State {
        case notAwaited
        case awaited(CheckedContinuation<Outcome, Never>)
        case ended(Outcome)
    }

    private struct Guarded {
        var state = State.notAwaited
        var channels: [any Channel] = []
        /// Of channels that are encrypted, what succeeds with their handshakes.
        var handshakes: [ObjectIdentifier: EventLoopFuture<Void>] = [:]
    }

    private let guarded = Mutex(Guarded())

    /// Waits for the end.
    func outcome() async -> Outcome {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let known = guarded.withLock { guarded -> Outcome? in
                    if case .ended(let outcome) = guarded.state { return outcome }
                    guarded.state = .awaited(continuation)
                    return nil
                }
                if let known { continuation.resume(returning: known) }
            }
        } onCancel: {
            end(.failure(.cancelled))
        }
    }

    /// Takes note of a channel that is being connected; false when that is no longer wanted.
    func add(_ channel: any Channel) -> Bool {
        guarded.withLock { guarded in
            if case .ended = guarded.state { return false }
            guarded.channels.append(channel)
            return true
        }
    }

    /// Takes note of a channel's handshake, which may fail before anybody asks for it.
    func add(_ handshake: EventLoopFuture<Void>, of channel: any Channel) {
        guarded.withLock { $0.handshakes[ObjectIdentifier(channel)] = handshake }
    }

    /// A channel's handshake; nil where it is not encrypted.
    func handshake(of channel: any Channel) -> EventLoopFuture<Void>? {
        guarded.withLock { $0.handshakes[ObjectIdentifier(channel)] }
    }

    /// Ends the attempt; only the first end counts, and channels that it does not give away are closed.
    func end(_ outcome: Outcome) {
        let (isFirst, continuation, channels) = guarded.withLock { guarded in
            var waiter: CheckedContinuation<Outcome, Never>?
            if case .ended = guarded.state { return (false, waiter, [any Channel]()) }
            if case .awaited(let continuation) = guarded.state { waiter = continuation }
            guarded.state = .ended(outcome)
            defer { guarded.channels = [] }
            return (true, waiter, guarded.channels)
        }
        continuation?.resume(returning: outcome)
        let won = try? outcome.get().channel
        if !isFirst {
            won?.close(promise: nil)
        } else {
            for channel in channels where channel !== won { channel.close(promise: nil) }
        }
    }
}
