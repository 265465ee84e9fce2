internal import HookModel

/// What decoding shows of a request beside its bytes as sent: the target and forms without their percent coding, JSON
/// without its escapes, a body without its content codings, and each of these inside the other.
///
/// The bytes are lent. Nothing is decoded that has no sign of it: a backslash in what begins like JSON, a `%` or `+` in a
/// target or in what the head calls a form, a `Content-Encoding` line. A body that is damaged or ends early is decoded as
/// far as it goes, and none beyond the bounds of `ContentCodings`.
package struct DecodedTexts {
    private let head: UnsafeRawBufferPointer
    private let body: UnsafeRawBufferPointer

    /// The texts of a request.
    ///
    /// - Parameters:
    ///   - head: Request line and header lines.
    ///   - body: The whole body.
    package init(head: UnsafeRawBufferPointer, body: UnsafeRawBufferPointer) {
        self.head = head
        self.body = body
    }

    /// Whether one of the texts fits; those after it are not made.
    package func contains(where fits: (UnsafeRawBufferPointer) -> Bool) -> Bool {
        containsTarget(where: fits) || containsBody(where: fits)
    }

    /// Whether the target without its percent coding fits.
    package func containsTarget(where fits: (UnsafeRawBufferPointer) -> Bool) -> Bool {
        let feed = UInt8(ascii: "\n")
        let end = ByteScan.first(feed, or: feed, in: head, from: 0) ?? head.count
        guard EscapedForm.hasCoding(UnsafeRawBufferPointer(rebasing: head[..<end])), let line = RequestLine(head) else {
            return false
        }
        let query = head[line.target].firstIndex(of: UInt8(ascii: "?")) ?? line.target.upperBound
        var decoded: [UInt8] = []
        FormCoding.decode(head[line.target.lowerBound..<query], into: &decoded, plusIsSpace: false)
        if query < line.target.upperBound { decoded.append(UInt8(ascii: "?")) }
        let rest = head[min(query + 1, line.target.upperBound)..<line.target.upperBound]
        return EscapedForm.contains(UnsafeRawBufferPointer(rebasing: rest), after: decoded, where: fits)
    }

    /// Whether one of the body's texts fits.
    package func containsBody(where fits: (UnsafeRawBufferPointer) -> Bool) -> Bool {
        guard !body.isEmpty else { return false }
        guard HeadSigns.namesCodings(head), let request = HeadSigns.request(head),
            let plain = ContentCodings(request).start(of: body, limit: Inflater.limit)
        else { return contains(body, where: fits) }
        return plain.bytes.withUnsafeBytes { fits($0) || contains($0, where: fits) }
    }

    /// Whether a body without content codings fits when the escapes in it are undone.
    private func contains(_ text: UnsafeRawBufferPointer, where fits: (UnsafeRawBufferPointer) -> Bool) -> Bool {
        if EscapedJSON.isBegun(by: text) { return EscapedJSON.contains(text, where: fits) }
        if HeadSigns.saysForm(head) {
            return EscapedForm.hasCoding(text) && EscapedForm.contains(text, after: [], where: fits)
        }
        guard HeadSigns.saysMultipart(head), let request = HeadSigns.request(head),
            let parts = MultipartParts(text, request)
        else { return false }
        return parts.parts.contains {
            EscapedJSON.contains(UnsafeRawBufferPointer(rebasing: text[$0.content]), where: fits)
        }
    }
}
