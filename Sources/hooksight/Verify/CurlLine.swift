import HookFormat

/// A command line that sends a signed request, safe for any POSIX shell whatever stands in it.
struct CurlLine {
    /// The line.
    let text: String

    /// Makes the line.
    ///
    /// - Parameters:
    ///   - signing: The request.
    ///   - body: The file with the body as it was signed; `-` is standard input.
    init(_ signing: Signing, body: String) {
        var words = ["curl", "--globoff"]
        if signing.method != "POST" { words += ["--request", CurlLine.quote(signing.method)] }
        for line in signing.lines {
            // Curl leaves out a header without a value unless a semicolon says that it is meant.
            let header = line.value.isEmpty ? "\(line.name);" : "\(line.name): \(line.value)"
            words += ["--header", CurlLine.quote(header)]
        }
        words += ["--data-binary", CurlLine.quote("@\(body)")]
        let url = signing.to?.adding(signing.query) ?? "http://127.0.0.1:4100\(signing.target)"
        text = (words + [CurlLine.quote(url)]).joined(separator: " ")
    }

    private static func quote(_ word: String) -> String { ShellWord.quote(word.utf8) }
}
