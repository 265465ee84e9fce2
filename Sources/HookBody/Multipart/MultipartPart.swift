/// Where a part of a multipart body stands in it.
package struct MultipartPart: Sendable, Hashable {
    /// Its header lines.
    package let headers: Range<Int>
    /// What it holds, without the line end before the next boundary.
    package let content: Range<Int>

    /// Splits a part at its first empty line; without one, it is header lines alone.
    init(_ part: Range<Int>, of body: UnsafeRawBufferPointer) {
        var start = part.lowerBound
        while start < part.upperBound {
            let line = MultipartLine(in: body, from: start, to: part.upperBound)
            if line.content.isEmpty {
                headers = part.lowerBound..<start
                content = line.end..<part.upperBound
                return
            }
            start = line.end
        }
        headers = part
        content = part.upperBound..<part.upperBound
    }

    /// The header lines, read.
    package func header(in body: UnsafeRawBufferPointer) -> MultipartHeader { MultipartHeader(body, headers) }
}
