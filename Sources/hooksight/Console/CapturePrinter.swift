import HookFormat
import HookInspector
import HookModel
import HookStore
import JSONText
import NIOCore

/// Prints captures as they come, and what becomes of them.
struct CapturePrinter: Sendable {
    private let form: OutputForm
    private let console: Console
    private let store: Store

    /// What a waiting capture keeps in memory beside its head, about, in bytes.
    private static let findingsBytes = 1024

    init(form: OutputForm, console: Console, store: Store) {
        self.form = form
        self.console = console
        self.store = store
    }

    /// Takes captures from an event loop; does not block.
    func print(_ captures: [Capture]) {
        let heads = captures.reduce(0) { $0 + $1.request.head.block.bytes.readableBytes }
        let bytes = heads + captures.count * CapturePrinter.findingsBytes
        switch form {
        case .pretty:
            add(lines: captures.count, bytes: bytes) { terminal, text in
                for capture in captures { text += Array("\(CaptureLine(terminal: terminal).text(capture))\n".utf8) }
            }
        case .json:
            add(lines: captures.count, bytes: bytes) { [store] _, text in
                // Looked for when it is printed, so that no capture waits for it; the store closes after the console.
                let originals = try? store.originals(of: captures.map(\.id))
                for var capture in captures {
                    capture.duplicateOf = originals?[capture.id]
                    var writer = JSONWriter()
                    CaptureObject.write(capture, .listed, to: &writer)
                    text += writer.bytes
                    text.append(UInt8(ascii: "\n"))
                }
            }
        case .quiet: return
        }
    }

    /// Takes what explains a signature's verdict; does not block.
    func print(_ diagnosis: [Diagnosis], of capture: Int64) {
        guard form == .pretty, !diagnosis.isEmpty else { return }
        let bytes = diagnosis.reduce(0) { $0 + $1.explanation.utf8.count + $1.remedy.utf8.count }
        add(lines: 2 * diagnosis.count, bytes: bytes) { terminal, text in
            text += Array(DiagnosisLines(terminal: terminal).text(diagnosis, of: capture).utf8)
        }
    }

    /// Takes an attempt to hand a capture on; does not block.
    func print(_ delivery: Delivery, _ attempt: DeliveryAttempt?) {
        // Scripts that read captures line by line did not ask for these.
        guard form == .pretty else { return }
        // The answer's body is not shown, and shall not wait here.
        var attempt = attempt
        attempt?.body.clear()
        let headers = attempt?.headers.reduce(0) { $0 + $1.name.utf8.count + $1.value.utf8.count } ?? 0
        add(lines: 1, bytes: CapturePrinter.findingsBytes + headers) { [attempt] terminal, text in
            text += Array("\(AttemptLine(terminal: terminal).text(delivery, attempt))\n".utf8)
        }
    }

    private func add(
        lines: Int, bytes: Int, write: @escaping @Sendable (_ terminal: Terminal, _ text: inout [UInt8]) -> Void
    ) {
        let terminal = console.output.terminal
        console.output.add(ConsoleEntry(lines: lines, bytes: bytes) { write(terminal, &$0) })
    }
}
