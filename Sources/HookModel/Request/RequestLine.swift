/// Where the parts of a stored request line stand (RFC 9112, section 3), found without reading the lines after it.
package struct RequestLine: Sendable, Hashable {
    /// The method.
    package let method: Range<Int>
    /// The request target.
    package let target: Range<Int>
    /// The minor version of HTTP/1: 0 or 1.
    package let minorVersion: UInt8
    /// Where the next line begins.
    package let end: Int

    /// Finds the request line at the start of a head that was checked when it arrived; nil when there is none.
    package init?(_ raw: UnsafeRawBufferPointer) {
        guard let feed = raw.firstIndex(of: UInt8(ascii: "\n")),
            let space = raw[..<feed].firstIndex(of: UInt8(ascii: " ")),
            let last = raw[..<feed].lastIndex(of: UInt8(ascii: " ")), last > space, last + 8 < feed,
            raw[last + 8] &- 0x30 < 10
        else { return nil }
        method = 0..<space
        target = (space + 1)..<last
        // The last of the eight bytes of `HTTP/1.1`.
        minorVersion = raw[last + 8] == UInt8(ascii: "0") ? 0 : 1
        end = feed + 1
    }

    /// Where the path of a target stands: up to its query; after the authority in absolute form (RFC 9112, 3.2.2).
    ///
    /// - Parameters:
    ///   - target: Where the target stands.
    ///   - raw: The head.
    /// - Returns: The path's place; empty where the target has none.
    package static func path(of target: Range<Int>, in raw: UnsafeRawBufferPointer) -> Range<Int> {
        var start = target.lowerBound
        let end = target.upperBound
        if start < end, raw[start] != UInt8(ascii: "/"), let authority = authority(of: target, in: raw) {
            start = raw[authority..<end].firstIndex(of: UInt8(ascii: "/")) ?? end
        }
        let stop = raw[start..<end].firstIndex { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") } ?? end
        return start..<stop
    }

    private static func authority(of target: Range<Int>, in raw: UnsafeRawBufferPointer) -> Int? {
        guard let colon = raw[target].firstIndex(of: UInt8(ascii: ":")), target.upperBound - colon > 3,
            raw[colon + 1] == UInt8(ascii: "/"), raw[colon + 2] == UInt8(ascii: "/")
        else { return nil }
        return colon + 3
    }
}
