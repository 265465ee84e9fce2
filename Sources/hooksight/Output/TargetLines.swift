import HookModel
import Synchronization

/// Says when a target can be reached, and when it cannot: once for each change, never for each capture.
final class TargetLines: Sendable {
    private let terminal: Terminal
    private let isOpen = Mutex(false)

    init(terminal: Terminal) {
        self.terminal = terminal
    }

    /// The banner has told how the targets do; from now on every change is told.
    func open() { isOpen.withLock { $0 = true } }

    func print(_ status: TargetStatus) {
        guard isOpen.withLock(\.self) else { return }
        terminal.line("\(SafeLine.escape(status.name)) \(TargetLines.state(status))")
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
