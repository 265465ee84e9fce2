/// A line of a multipart body, which ends with CRLF, or with LF as some senders write it.
struct MultipartLine {
    /// The line without its end.
    let content: Range<Int>
    /// Where the next line begins; where the text ends, for its last line.
    let end: Int
    /// Whether it has an end of its own.
    let isEnded: Bool

    /// The line that begins at a place.
    init(in body: UnsafeRawBufferPointer, from start: Int, to limit: Int) {
        let feed = UInt8(ascii: "\n")
        let text = UnsafeRawBufferPointer(rebasing: body[..<limit])
        let place = ByteScan.first(feed, or: feed, in: text, from: start)
        isEnded = place != nil
        end = place.map { $0 + 1 } ?? limit
        let last = place ?? limit
        content = start..<(last > start && body[last - 1] == UInt8(ascii: "\r") ? last - 1 : last)
    }
}
