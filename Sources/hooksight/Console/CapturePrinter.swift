import HookFormat
import HookInspector
import HookModel
import HookStore
import JSONText
import NIOCore

/// Prints captures as they come, and what becomes of them.
struct CapturePrinter {
    private let form: OutputForm
    private let console: Console
    private let store: Store
    private let urls: ListenURLs
    private var failures = RepeatedFailures()
    /// What the last line of each pending delivery said.
    private var outcomes: [Int64: String] = [:]

    /// What a waiting capture keeps in memory beside its head, about, in bytes.
    private static let findingsBytes = 1024
    /// So many pending deliveries are remembered.
    private static let mostOutcomes = 4096

    init(form: OutputForm, console: Console, store: Store, urls: ListenURLs) {
        self.form = form
        self.console = console
        self.store = store
        self.urls = urls
    }

    /// When failures that were counted are due to be printed; nil where there are none.
    var countIsDue: ContinuousClock.Instant? {
        failures.count == nil ? nil : failures.lastCounted.map { $0 + RepeatedFailures.storm }
    }

    /// Takes a capture; does not block.
    mutating func print(_ capture: Capture) {
        let bytes = capture.request.head.block.bytes.readableBytes + CapturePrinter.findingsBytes
        switch form {
        case .pretty: printLine(capture, bytes)
        case .json:
            add(lines: 1, bytes: bytes) { [store] _, text in
                // Looked for when it is printed, so that no capture waits for it; the store closes after the console.
                var capture = capture
                capture.duplicateOf = (try? store.originals(of: [capture.id]))?[capture.id]
                CapturePrinter.line(&text) { FeedObject.write(capture, to: &$0) }
            }
        case .quiet: return
        }
    }

    /// Takes what explains a signature's verdict; does not block.
    mutating func print(_ diagnosis: [Diagnosis], of capture: Int64) {
        guard !diagnosis.isEmpty else { return }
        let bytes = diagnosis.reduce(0) { $0 + $1.explanation.utf8.count + $1.remedy.utf8.count }
        if form == .json {
            add(lines: 1, bytes: bytes) { _, text in
                CapturePrinter.line(&text) { FeedObject.write(diagnosis, of: capture, to: &$0) }
            }
        }
        guard form == .pretty, let capture = failures.explained(diagnosis, capture) else { return }
        add(lines: 2 * diagnosis.count, bytes: bytes) { terminal, text in
            text += Array(CauseLines(terminal: terminal).signature(diagnosis, of: capture).utf8)
        }
    }

    /// Takes a delivery after an attempt, or at its end without one; does not block.
    mutating func print(_ delivery: Delivery, _ attempt: DeliveryAttempt?) {
        // The response's body is not shown, and shall not wait here.
        var attempt = attempt
        attempt?.body.clear()
        let headers = attempt?.headers.reduce(0) { $0 + $1.name.utf8.count + $1.value.utf8.count } ?? 0
        let bytes = CapturePrinter.findingsBytes + headers
        if form == .json {
            add(lines: 1, bytes: bytes) { [attempt] _, text in
                CapturePrinter.line(&text) { FeedObject.write(delivery, attempt, to: &$0) }
            }
        }
        guard form == .pretty, isNews(delivery, attempt) else { return }
        add(lines: 1, bytes: bytes) { [attempt] terminal, text in
            text += Array("\(DeliveryLine(terminal: terminal).text(delivery, attempt))\n".utf8)
        }
    }

    /// Prints how many failures were counted; does not block.
    mutating func printCount() {
        guard let count = failures.takeCount() else { return }
        let ids = count.first == count.last ? "#\(count.first)" : "#\(count.first)–#\(count.last)"
        add(lines: 1, bytes: 128) { terminal, text in
            let times = terminal.paint("×\(GroupedNumber.text(count.count))", .notable)
            text += Array("\(terminal.paint(ids, .strong))  the same, \(times)\n".utf8)
        }
    }

    private mutating func printLine(_ capture: Capture, _ bytes: Int) {
        guard case .line(let earlier) = failures.take(capture, at: .now) else { return }
        printCount()
        let errors = capture.findings.payload
        let url = urls.inspector.map { "\($0)captures/\(capture.id).txt" }
        add(lines: 1 + min(errors.errors.count, 4), bytes: bytes) { terminal, text in
            text += Array("\(CaptureLine(terminal: terminal).text(capture))\n".utf8)
            if let earlier {
                text += Array(CauseLines(terminal: terminal).same(as: earlier).utf8)
            } else {
                let causes = CauseLines(terminal: terminal)
                let head = capture.request.head
                text += Array(
                    causes.nearest(capture.findings.identification, path: head.block.text(head.pathRange)).utf8)
                text += Array(causes.payload(errors, more: url).utf8)
            }
        }
    }

    /// Whether an attempt needs a line: the first does, those that change what was said, and the last.
    private mutating func isNews(_ delivery: Delivery, _ attempt: DeliveryAttempt?) -> Bool {
        guard delivery.state == .pending else {
            outcomes[delivery.id] = nil
            return true
        }
        let outcome = DeliveryLine.outcome(delivery, attempt)
        if outcomes.count >= CapturePrinter.mostOutcomes { outcomes.removeAll() }
        return outcomes.updateValue(outcome, forKey: delivery.id) != outcome
    }

    private static func line(_ text: inout [UInt8], write: (inout JSONWriter) -> Void) {
        var writer = JSONWriter()
        write(&writer)
        text += writer.bytes
        text.append(UInt8(ascii: "\n"))
    }

    private func add(
        lines: Int, bytes: Int, write: @escaping @Sendable (_ terminal: Terminal, _ text: inout [UInt8]) -> Void
    ) {
        let terminal = console.output.terminal
        console.output.add(ConsoleEntry(lines: lines, bytes: bytes) { write(terminal, &$0) })
    }
}
