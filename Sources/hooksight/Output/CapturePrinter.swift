import Dispatch
import HookInspector
import HookModel
import HookStore
import JSONSchema
import Synchronization

/// Prints captures as they come, on a thread of its own: a slow terminal delays no sender.
///
/// What waits to be printed is bounded; what does not fit is counted and told. Nothing is lost by that: it is stored.
final class CapturePrinter: Sendable {
    private struct Waiting {
        var captures: [Capture] = []
        var unprinted = 0
        var isRunning = false
    }

    private static let limit = 10_000

    private let form: OutputForm
    private let store: Store
    private let terminal: Terminal
    private let queue = DispatchQueue(label: "hooksight.output")
    private let waiting = Mutex(Waiting())

    init(form: OutputForm, store: Store, terminal: Terminal = .standardOutput) {
        self.form = form
        self.store = store
        self.terminal = terminal
    }

    /// Takes captures from an event loop; does not block.
    func print(_ captures: [Capture]) {
        let starts = waiting.withLock { waiting in
            let room = max(0, CapturePrinter.limit - waiting.captures.count)
            waiting.captures.append(contentsOf: captures.prefix(room))
            waiting.unprinted += max(0, captures.count - room)
            defer { waiting.isRunning = true }
            return !waiting.isRunning
        }
        if starts { queue.async { self.drain() } }
    }

    /// Waits until everything that was taken is printed, but not long: somebody may have stopped reading.
    func finish() {
        let printed = DispatchSemaphore(value: 0)
        queue.async { printed.signal() }
        _ = printed.wait(timeout: .now() + .milliseconds(500))
    }

    private func drain() {
        while let (captures, unprinted) = next() {
            var bytes: [UInt8] = []
            for capture in captures { append(capture, to: &bytes) }
            if unprinted > 0, form == .pretty {
                bytes += Array("… \(unprinted) captures not printed, the output is too slow; they are stored\n".utf8)
            }
            terminal.write(bytes)
        }
    }

    private func next() -> (captures: [Capture], unprinted: Int)? {
        waiting.withLock { waiting in
            guard !waiting.captures.isEmpty || waiting.unprinted > 0 else {
                waiting.isRunning = false
                return nil
            }
            defer { (waiting.captures, waiting.unprinted) = ([], 0) }
            return (waiting.captures, waiting.unprinted)
        }
    }

    private func append(_ capture: Capture, to bytes: inout [UInt8]) {
        switch form {
        case .pretty:
            bytes += Array(CaptureLine(terminal: terminal).text(capture).utf8)
        case .json:
            var writer = JSONWriter()
            var capture = capture
            capture.duplicateOf = try? store.original(of: capture.id)
            CaptureObject.write(capture, .listed, to: &writer)
            bytes += writer.bytes
        case .quiet:
            return
        }
        bytes.append(UInt8(ascii: "\n"))
    }
}
