internal import NIOCore

/// How curl is given the bytes of a body.
struct CurlBody {
    /// Larger bodies are not written into the command: a word of a command line may hold 128 KiB on Linux.
    static let inlineLimit = 65_536

    /// What the command begins with, up to its `|`; empty where curl needs no input.
    let input: String
    /// The option with the body.
    let option: String

    /// A body of bytes that may stand in the command, or what gives it where it is too large.
    init(_ body: ByteBuffer, source: CurlCommand.BodySource) {
        guard body.readableBytes <= CurlBody.inlineLimit else {
            switch source {
            case .file(let name):
                input = ""
                option = "--data-binary " + ShellWord.quote("@\(name)".utf8)
            case .url(let url):
                input = "curl --silent --show-error \(ShellWord.quote(url.utf8)) | "
                option = "--data-binary @-"
            }
            return
        }
        let bytes = body.readableBytesView
        guard let word = ShellWord.plain(bytes, keepingLines: true) else {
            input = ShellWord.printf(bytes) + " | "
            option = "--data-binary @-"
            return
        }
        input = ""
        // With an @ before it the other option reads a file.
        option = (bytes.first == UInt8(ascii: "@") ? "--data-raw " : "--data-binary ") + word
    }
}
