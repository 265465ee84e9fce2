internal import HookModel
internal import NIOCore

/// A request's header lines as curl takes them.
struct CurlLines {
    /// The lines, each a quoted word.
    private(set) var words: [String] = []
    /// What is not sent, in plain words: a comment is run by an interactive zsh, so nothing of the request stands in it.
    private(set) var remarks: [String] = []
    /// Whether a line says that there is a body, however short.
    private(set) var announcesBody = false

    private var names: Set<String> = []
    private var isHostFirst = false

    init(_ request: ReceivedRequest, credentials: Credentials) {
        var unsendable = 0
        var hidden = 0
        let block = request.head.block
        block.bytes.withUnsafeReadableBytes { raw in
            for (index, field) in block.fields.enumerated() {
                let name = block.text(field.name)
                let folded = name.lowercased()
                if folded == "content-length" || folded == "transfer-encoding" { announcesBody = true }
                if folded == "content-length" { continue }
                let line = UnsafeRawBufferPointer(rebasing: raw[field.line.indices])
                guard !name.isEmpty, !line.contains(where: { $0 == 0 || $0 == 0x0A || $0 == 0x0D }) else {
                    unsendable += 1
                    continue
                }
                names.insert(folded)
                if folded == "host", index == 0, name == "Host" { isHostFirst = true }
                if credentials.hides(name), field.value.count > 0 {
                    hidden += 1
                    let value = credentials.shown(block.text(field.value), of: name)
                    words.append(ShellWord.quote("\(name): \(value)".utf8))
                } else if field.value.count == 0 {
                    // Curl leaves out a header without a value unless a semicolon says that it is meant.
                    words.append(ShellWord.quote("\(name);".utf8))
                } else {
                    words.append(ShellWord.quote(line))
                }
            }
            if request.head.minorVersion > 0, !CurlLines.saysVersion1(request.head, raw) {
                remarks.append("curl sends HTTP/1.1, the request said a higher minor version")
            }
        }
        if hidden > 0 {
            remarks.append("credentials are hidden in \(CurlLines.counted(hidden)), --show-credentials shows them")
        }
        if unsendable > 0 {
            remarks.append("curl cannot send \(CurlLines.counted(unsendable)) with control characters")
        }
        let trailers = request.trailers.fields.count
        if trailers > 0 { remarks.append("curl cannot send trailers, and there were \(trailers)") }
    }

    /// The names of lines that curl would add, and the request does not have; `Host` also where it is not the first line,
    /// since curl puts it there unless it was taken away once.
    func removals(hasBody: Bool) -> [String] {
        var result = names.contains("host") && isHostFirst ? [] : ["Host"]
        var added = ["User-Agent", "Accept"]
        if hasBody { added += ["Content-Type", "Expect"] }
        result += added.filter { !names.contains($0.lowercased()) }
        return result
    }

    private static func saysVersion1(_ head: RequestHead, _ raw: UnsafeRawBufferPointer) -> Bool {
        raw[head.targetRange.end...].starts(with: " HTTP/1.1".utf8)
    }

    private static func counted(_ count: Int) -> String { count == 1 ? "one header line" : "\(count) header lines" }
}
