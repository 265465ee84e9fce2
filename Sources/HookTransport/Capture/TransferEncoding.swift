/// What a `Transfer-Encoding` line asks for (RFC 9112, section 6.1).
enum TransferEncoding {
    /// `chunked` alone.
    case chunked
    /// Other codings with `chunked` once and last: well formed, and not known here.
    case unknown

    /// Reads the value of the only such line; nil when the end of the body could be disputed.
    init?(_ value: UnsafeRawBufferPointer) {
        if ListValue.isToken(value, "chunked") {
            self = .chunked
            return
        }
        var isGood = true
        var chunkedCount = 0
        var isLast = false
        ListValue.forEach(in: value) { element in
            isLast = ListValue.isToken(element, "chunked")
            chunkedCount += isLast ? 1 : 0
            isGood = isGood && (isLast || TransferEncoding.isCoding(element))
        }
        guard isGood, isLast, chunkedCount == 1 else { return nil }
        self = .unknown
    }

    /// A token, perhaps with parameters; never `chunked` with parameters.
    private static func isCoding(_ element: UnsafeRawBufferPointer) -> Bool {
        let end = element.firstIndex { !ByteClass.isToken($0) } ?? element.count
        guard end > 0 else { return false }
        let name = UnsafeRawBufferPointer(rebasing: element[..<end])
        let rest = element[end...].first { $0 != 0x20 && $0 != 0x09 }
        return !ListValue.isToken(name, "chunked") && (rest == nil || rest == UInt8(ascii: ";"))
    }
}
