/// Where a payload is: a file, a line of one, a request of a HAR, or a capture.
struct PayloadPlace: Sendable {
    /// The file as it was named or found, `-`, or `capture 42`.
    let file: String
    /// Whether it is a file, and neither standard input nor a capture.
    let isFile: Bool
    /// The line of the file at which the payload begins.
    var line = 1
    /// The column at which it begins: that of its text, in a HAR.
    var column = 1
    /// The request of a HAR, such as `request 3, POST https://example.com/hook`; nil elsewhere.
    var request: String?
    /// Whether there is a payload at all: not, when the file cannot be read.
    var isInside = true
    /// The name of the folder that holds the file, when there is one in the name.
    var folder: String?
    /// The file's name without its ending.
    let stem: String

    init(file: String) {
        self.file = file
        isFile = file != "-"
        let parts = file.split(separator: "/")
        let name = parts.last ?? ""
        stem = String(name.lastIndex(of: ".").map { name[..<$0] } ?? name)
        if parts.count > 1 { folder = String(parts[parts.count - 2]) }
    }

    /// The place of a stored capture.
    init(capture id: Int64) {
        file = "capture \(id)"
        isFile = false
        stem = ""
    }

    /// Where the whole payload is, as a link.
    var link: String { place(line: 1, column: 1).link }

    /// A place in the payload.
    ///
    /// The text of a HAR's request stands there as one string in one line, so it is the string that is pointed to.
    func place(line: Int, column: Int) -> CheckIssue.Place {
        var place = CheckIssue.Place(file: file, isFile: isFile)
        if isInside {
            place.position =
                request == nil
                ? CheckIssue.Position(line: self.line + line - 1, column: column)
                : CheckIssue.Position(line: self.line, column: self.column)
        }
        return place
    }
}
