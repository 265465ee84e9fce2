internal import HookModel
internal import HookTransport

/// The header lines that Hooksight adds to what it hands on, and what it reads of another Hooksight's.
struct ForwardingHeaders: Sendable {
    /// The random id of this run.
    let instance: String

    private static let via = HeaderName("X-Hooksight-Via")
    private static let mark = "hs-"
    /// So many digits follow the mark.
    private static let digits = 16
    /// More stations than these are not passed on.
    private static let stations = 32

    /// Makes the marks of a new run.
    init() {
        let text = String(UInt64.random(in: .min ... .max), radix: 16)
        instance = ForwardingHeaders.mark + String(repeating: "0", count: ForwardingHeaders.digits - text.count) + text
    }

    /// Whether a request has come through this very run before.
    func isLoop(_ head: RequestHead) -> Bool { stations(head).contains(instance) }

    /// The lines for one attempt.
    func lines(for delivery: Delivery, _ head: RequestHead, attempt: Int) -> [HeaderLine] {
        let via = (stations(head).suffix(ForwardingHeaders.stations - 1) + [instance]).joined(separator: ", ")
        var lines = [
            HeaderLine(name: "X-Hooksight-Capture", value: "\(delivery.capture)"),
            HeaderLine(name: "X-Hooksight-Attempt", value: "\(attempt)"),
            HeaderLine(name: "X-Hooksight-Via", value: via),
        ]
        if delivery.kind == .replay {
            lines.append(HeaderLine(name: "X-Hooksight-Replay", value: "\(delivery.capture)"))
        }
        return lines
    }

    /// The runs that a request has come through; words of another form are somebody's forgery and count for nothing.
    private func stations(_ head: RequestHead) -> [String] {
        head.block.all(ForwardingHeaders.via)
            .flatMap { head.block.text($0.value).split(separator: ",") }
            .map { $0.filter { $0 != " " } }
            .filter(ForwardingHeaders.isInstance)
    }

    private static func isInstance(_ text: String) -> Bool {
        text.hasPrefix(mark) && text.utf8.count == mark.utf8.count + digits
            && text.utf8.dropFirst(mark.utf8.count).allSatisfy {
                (0x30...0x39).contains($0) || (0x61...0x66).contains($0)
            }
    }
}
