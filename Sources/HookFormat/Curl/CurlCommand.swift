package import HookModel
internal import NIOCore

/// A command for any POSIX shell that has curl send a captured request again.
///
/// Method, target, header lines (order, case, repetitions, white space) and body are sent byte for byte. What curl does by
/// itself: `Content-Length`, which it counts and writes behind the other lines, so that the body can be edited; the sizes
/// of chunks; the spaces behind the colon of an empty value, which it drops. What it cannot send stands in a comment above.
/// Nothing of the request is ever read by the shell, and nothing in the text acts on a terminal.
package struct CurlCommand: Sendable {
    /// Where the body of a large request comes from; up to 64 KiB it stands in the command.
    package enum BodySource: Sendable, Hashable {
        /// A file beside the command, named by the caller.
        case file(String)
        /// An address that answers with the body, such as the inspector's `/captures/42/body`.
        case url(String)
    }

    /// Bodies beyond so many bytes do not stand in a command.
    package static var bodyLimit: Int { CurlBody.inlineLimit }

    /// The command: comments first, then the URL and a line for each option; ends without a line feed.
    package let text: String

    /// Makes a command.
    ///
    /// - Parameters:
    ///   - request: What was captured, with as much of its body as is to be sent.
    ///   - origin: Scheme, host and port to which it goes, such as `http://127.0.0.1:4100`; the path is the request's.
    ///   - source: Where a body over 64 KiB comes from.
    ///   - credentials: Whether header values that let their bearer in are sent as they came. Hidden, they are replaced by
    ///     a note, and a comment says so: the command then does not reproduce the request.
    package init(_ request: ReceivedRequest, origin: String, source: BodySource, credentials: Credentials) {
        let head = request.head
        let lines = CurlLines(request, credentials: credentials)
        let raw = head.block.bytes.readableBytesView
        let start = raw.startIndex
        let target = CurlTarget(
            raw[start + Int(head.targetRange.offset)..<start + head.targetRange.end], origin: origin)
        let hasBody = lines.announcesBody || request.body.readableBytes > 0

        var options: [String] = []
        var remarks = lines.remarks
        if head.minorVersion == 0 {
            options.append("--http1.0")
        } else if origin.lowercased().hasPrefix("https:") {
            options.append("--http1.1")
        }
        switch head.method {
        case "GET" where !hasBody, "POST" where hasBody: break
        // Curl would wait for a body that answers to HEAD do not have.
        case "HEAD" where !hasBody: options.append("--head")
        case "HEAD": options += ["--request HEAD", "--max-time 10"]
        default: options.append("--request " + ShellWord.quote(head.method.utf8))
        }
        options += target.options
        options += lines.removals(hasBody: hasBody).map { "--header '\($0):'" }
        options += lines.words.map { "--header \($0)" }
        var input = ""
        if hasBody {
            let body = CurlBody(request.body, source: source)
            input = body.input
            options.append(body.option)
        }
        if !request.isComplete { remarks.append("the body is not whole, as it was when it came") }
        let command = input + "curl " + ([target.url] + options).joined(separator: " \\\n  ")
        text = (remarks.map { "# \($0)" } + [command]).joined(separator: "\n")
    }
}
