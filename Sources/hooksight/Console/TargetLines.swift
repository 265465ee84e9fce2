import HookModel
import Synchronization

/// Says when a target can be reached, and when it cannot: once for each change, never for each capture.
final class TargetLines: Sendable {
    private let console: Console
    private let isOpen = Mutex(false)

    init(_ console: Console) {
        self.console = console
    }

    /// The banner has told how the targets do; from now on every change is told.
    func open() { isOpen.withLock { $0 = true } }

    /// Prints a change; does not block.
    func print(_ status: TargetStatus) {
        guard isOpen.withLock(\.self) else { return }
        console.line("\(SafeLine.escape(status.name)) \(TargetLines.state(status))")
    }

    /// How a target does, in a few words.
    static func state(_ status: TargetStatus) -> String {
        switch status.state {
        case .unknown: "has not been tried yet"
        case .up: "answers; captures are handed on"
        case .off:
            "is switched off (\(SafeLine.escape(status.reason ?? "no reason known"))); what it sends waits until "
                + "`hooksight targets enable \(SafeLine.escape(status.name))`"
        case .down:
            "is down (\(SafeLine.escape(status.reason ?? "no reason known"))); captures wait, and it is tried every second"
        }
    }
}
