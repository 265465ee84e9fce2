import HookModel
import Synchronization

/// Says when a target can be reached, and when it cannot: once for each change, never for each capture.
final class TargetLines: Sendable {
    private let console: Console
    private let isOpen = Mutex(false)

    init(_ console: Console) {
        self.console = console
    }

    /// The banner has the states of the targets; from now on every change is printed.
    func open() { isOpen.withLock { $0 = true } }

    /// Prints a change; does not block.
    func print(_ status: TargetStatus) {
        guard isOpen.withLock(\.self) else { return }
        let state = status.state == .up ? "up again; queued deliveries go out" : TargetLines.state(status)
        let line = "\(SafeLine.escape(status.name)) is \(state)"
        console.line(TextWrap.lines(line, width: console.people.terminal.width).joined(separator: "\n        "))
    }

    /// A target's state, in a few words.
    static func state(_ status: TargetStatus) -> String {
        switch status.state {
        case .unknown: "not tried yet"
        case .up: "up"
        case .off:
            reason(status) + "deliveries are queued until you type hooksight targets enable "
                + SafeLine.escape(status.name)
        case .down:
            reason(status) + "deliveries are queued, retrying every second"
        }
    }

    /// The state and its reason, such as `down: localhost:3000 refused the connection; is the app running?`, and a space.
    private static func reason(_ status: TargetStatus) -> String {
        let reason = SafeLine.escape(status.reason ?? "no reason known")
        return "\(status.state == .off ? "disabled" : "down"): \(reason)\(reason.hasSuffix("?") ? "" : ";") "
    }
}
