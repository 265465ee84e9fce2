/// Where a payload is: a file, a line of one, a request of a HAR, or a capture.
struct PayloadPlace: Sendable {
    /// The file as it was named or found, `-`, or `capture 42`.
    let file: String
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
        let parts = file.split(separator: "/")
        let name = parts.last ?? ""
        stem = String(name.lastIndex(of: ".").map { name[..<$0] } ?? name)
        if parts.count > 1 { folder = String(parts[parts.count - 2]) }
    }

    /// Where something that is about the whole payload is told.
    var link: String { isInside ? link(line: 1, column: 1) : file }

    /// `file:line:column` of a place in the payload, in the shape that editors link.
    ///
    /// The text of a HAR's request stands there as one string in one line, so it is the string that is pointed to.
    func link(line: Int, column: Int) -> String {
        request == nil ? "\(file):\(self.line + line - 1):\(column)" : "\(file):\(self.line):\(self.column)"
    }
}
