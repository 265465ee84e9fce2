import Dispatch
import HookInspector
import HookModel
import HookStore
import JSONSchema
import NIOCore
import Synchronization

/// Prints captures as they come, and what becomes of them, on a thread of its own: a slow terminal delays no sender.
///
/// What waits to be printed is bounded; what does not fit is counted and told. Nothing is lost by that: it is stored.
final class CapturePrinter: Sendable {
    private enum Entry {
        case capture(Capture)
        case attempt(Delivery, DeliveryAttempt?)
        case diagnosis([Diagnosis], of: Int64)
    }

    private struct Waiting {
        var entries: [Entry] = []
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
    func print(_ captures: [Capture]) { add(captures.map(Entry.capture)) }

    /// Takes what explains a signature's verdict; does not block.
    func print(_ diagnosis: [Diagnosis], of capture: Int64) {
        guard form == .pretty, !diagnosis.isEmpty else { return }
        add([.diagnosis(diagnosis, of: capture)])
    }

    /// Takes an attempt to hand a capture on; does not block.
    func print(_ delivery: Delivery, _ attempt: DeliveryAttempt?) {
        // Scripts that read captures line by line did not ask for these.
        guard form == .pretty else { return }
        // The answer's body is not shown, and shall not wait here.
        var attempt = attempt
        attempt?.body.clear()
        add([.attempt(delivery, attempt)])
    }

    private func add(_ entries: [Entry]) {
        let starts = waiting.withLock { waiting in
            let room = max(0, CapturePrinter.limit - waiting.entries.count)
            waiting.entries.append(contentsOf: entries.prefix(room))
            waiting.unprinted += max(0, entries.count - room)
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
        while let (entries, unprinted) = next() {
            var bytes: [UInt8] = []
            for entry in entries {
                switch entry {
                case .capture(let capture): append(capture, to: &bytes)
                case .attempt(let delivery, let attempt):
                    bytes += Array("\(AttemptLine(terminal: terminal).text(delivery, attempt))\n".utf8)
                case .diagnosis(let entries, let id):
                    bytes += Array(DiagnosisLines(terminal: terminal).text(entries, of: id).utf8)
                }
            }
            if unprinted > 0, form == .pretty {
                bytes += Array("… \(unprinted) lines not printed, the output is too slow; everything is stored\n".utf8)
            }
            terminal.write(bytes)
        }
    }

    private func next() -> (entries: [Entry], unprinted: Int)? {
        waiting.withLock { waiting in
            guard !waiting.entries.isEmpty || waiting.unprinted > 0 else {
                waiting.isRunning = false
                return nil
            }
            defer { (waiting.entries, waiting.unprinted) = ([], 0) }
            return (waiting.entries, waiting.unprinted)
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
