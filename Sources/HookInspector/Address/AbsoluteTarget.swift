/// A request target in absolute form (RFC 9112, section 3.2.2): `http://localhost:4101/captures`.
struct AbsoluteTarget {
    /// What stands between `//` and the path.
    let authority: String
    /// Path and query, from the slash on.
    let path: String

    /// Reads a target; nil for one in another form.
    init?(_ target: String) {
        guard let colon = target.firstRange(of: "://"), colon.lowerBound > target.startIndex,
            target[..<colon.lowerBound].utf8.allSatisfy(AbsoluteTarget.isInScheme)
        else { return nil }
        let rest = target[colon.upperBound...]
        let end = rest.firstIndex { $0 == "/" || $0 == "?" || $0 == "#" } ?? rest.endIndex
        authority = String(rest[..<end])
        let path = rest[end...]
        self.path = path.hasPrefix("/") ? String(path) : "/" + path
    }

    /// Letters, digits, `+`, `-` and `.` (RFC 3986, section 3.1).
    private static func isInScheme(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2B, 0x2D, 0x2E: true
        default: false
        }
    }
}
