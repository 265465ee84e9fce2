package import HookModel
internal import HookTransport
internal import Synchronization

/// How all targets do, for whoever wants to look.
package final class TargetMonitor: Sendable {
    private struct Entry {
        var status: TargetStatus
        /// The last times, the newest at `next - 1`.
        var times: [Duration] = []
        var next = 0
    }

    private let entries: Mutex<[Entry]>
    private let known = StartSignal<Void>()
    private let onChange: (@Sendable (TargetStatus) -> Void)?

    /// Times beyond so many are forgotten.
    private static let remembered = 100

    /// Makes a monitor.
    ///
    /// - Parameters:
    ///   - targets: The targets, in the order in which they are listed.
    ///   - onChange: Told when a target begins or ceases to be reachable; must not block.
    package init(_ targets: [Target], onChange: (@Sendable (TargetStatus) -> Void)? = nil) {
        self.onChange = onChange
        entries = Mutex(
            targets.map { target in
                Entry(
                    status: TargetStatus(
                        name: target.name, url: target.url.description, filter: target.conditions))
            })
    }

    /// All targets as they are now.
    package var all: [TargetStatus] {
        entries.withLock { entries in
            entries.map { entry in
                var status = entry.status
                let times = entry.times.sorted()
                status.medianTime = times.isEmpty ? nil : times[times.count / 2]
                status.slowTime = times.isEmpty ? nil : times[times.count * 95 / 100]
                return status
            }
        }
    }

    /// Notes whether a target can be reached; tells only what is new.
    func set(_ name: String, _ state: TargetStatus.State, reason: String? = nil) {
        let changed = change(name) { entry -> TargetStatus? in
            defer {
                entry.status.state = state
                entry.status.reason = reason
            }
            guard entry.status.state != state || state == .off && entry.status.reason != reason else { return nil }
            var status = entry.status
            status.state = state
            status.reason = reason
            return status
        }
        if let changed { onChange?(changed) }
        if !all.contains(where: { $0.state == .unknown }) { known.set(.success(())) }
    }

    /// Waits until every target has been tried once, which takes a second at most once the forwarder runs.
    ///
    /// - Throws: `CancellationError` when the task is cancelled first.
    package func waitUntilKnown() async throws {
        guard all.contains(where: { $0.state == .unknown }) else { return }
        try await known.wait()
    }

    /// Notes an attempt.
    func note(_ name: String, _ attempt: DeliveryAttempt, succeeded: Bool) {
        let took = attempt.took
        _ = change(name) { entry -> TargetStatus? in
            if succeeded { entry.status.succeeded += 1 } else { entry.status.failed += 1 }
            if attempt.number > 1 { entry.status.retries += 1 }
            if entry.times.count < TargetMonitor.remembered {
                entry.times.append(took)
            } else {
                entry.times[entry.next % TargetMonitor.remembered] = took
            }
            entry.next += 1
            return nil
        }
    }

    private func change(_ name: String, _ body: (inout Entry) -> TargetStatus?) -> TargetStatus? {
        entries.withLock { entries in
            guard let place = entries.firstIndex(where: { $0.status.name == name }) else { return nil }
            return body(&entries[place])
        }
    }
}
