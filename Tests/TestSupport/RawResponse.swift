/// One answer as a client sees it.
package struct RawResponse: Equatable {
    package var status: Int
    package var headers: [String]
    package var body: String

    package func header(_ name: String) -> String? {
        headers.first { $0.lowercased().hasPrefix(name.lowercased() + ": ") }.map {
            String($0.dropFirst(name.count + 2))
        }
    }

    /// The whole answers at the beginning of what was received; what is no answer becomes one with status 0.
    package static func split(_ text: String) -> [RawResponse] {
        var answers: [RawResponse] = []
        var rest = text.unicodeScalars[...]
        while !rest.isEmpty {
            guard let (answer, behind) = first(rest) else { return answers }
            answers.append(answer)
            rest = behind
        }
        return answers
    }

    static func first(_ text: Substring.UnicodeScalarView) -> (RawResponse, Substring.UnicodeScalarView)? {
        let end = Array("\r\n\r\n".unicodeScalars)
        guard let blank = text.indices.first(where: { text[$0...].starts(with: end) }) else { return nil }
        let lines = String(text[..<blank]).split(separator: "\r\n").map(String.init)
        let words = lines[0].split(separator: " ", omittingEmptySubsequences: false)
        guard words.count >= 2, words[0] == "HTTP/1.1", let status = Int(words[1]) else {
            return (RawResponse(status: 0, headers: lines, body: ""), "".unicodeScalars[...])
        }
        var answer = RawResponse(status: status, headers: Array(lines.dropFirst()), body: "")
        let bodyStart = text.index(blank, offsetBy: 4)
        let length = answer.header("Content-Length").flatMap(Int.init) ?? 0
        guard let bodyEnd = text.index(bodyStart, offsetBy: length, limitedBy: text.endIndex) else { return nil }
        answer.body = String(text[bodyStart..<bodyEnd])
        return (answer, text[bodyEnd...])
    }
}
