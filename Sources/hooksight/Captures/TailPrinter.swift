import HookFormat
import HookModel
import JSONText

/// Prints what `tail` follows, in the lines of `listen`.
struct TailPrinter {
    let terminal: Terminal
    let isJSON: Bool

    /// Whether nobody reads the output any more.
    var isAlone: Bool { terminal.isReaderGone }

    /// Prints a capture with what is wrong with it; gives false when nobody reads any more.
    func print(_ capture: Capture) -> Bool {
        if isJSON { return write { FeedObject.write(capture, to: &$0) } }
        let causes = CauseLines(terminal: terminal)
        let head = capture.request.head
        var text = CaptureLine(terminal: terminal, hasDay: terminal.width == nil).text(capture) + "\n"
        text += causes.nearest(capture.findings.identification, path: head.path)
        text += causes.payload(capture.findings.payload, more: "hooksight show \(capture.id)")
        text += causes.signature(capture.findings.signature.diagnosis ?? [], of: capture.id)
        return terminal.write(Array(text.utf8))
    }

    /// Prints an attempt of a delivery; gives false when nobody reads any more.
    func print(_ delivery: Delivery, _ attempt: DeliveryAttempt) -> Bool {
        if isJSON { return write { FeedObject.write(delivery, attempt, to: &$0) } }
        return terminal.write(Array((DeliveryLine(terminal: terminal).text(delivery, attempt) + "\n").utf8))
    }

    private func write(_ value: (inout JSONWriter) -> Void) -> Bool {
        var writer = JSONWriter()
        value(&writer)
        return terminal.write(writer.bytes + [UInt8(ascii: "\n")])
    }
}
