/// A request target in absolute form, taken apart (RFC 3986, section 3).
struct AbsoluteTarget: Equatable {
    /// Host and port, and whatever else stands before the path.
    let authority: String
    /// Path and query; `/` where there is no path.
    let originForm: String

    /// Reads a target; nil for every other form.
    init?(_ target: String) {
        guard let start = target.firstRange(of: "://"), let first = target.first, first.isLetter, first.isASCII,
            target[..<start.lowerBound].allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || "+-.".contains($0)) })
        else { return nil }
        let rest = target[start.upperBound...]
        let end = rest.firstIndex { $0 == "/" || $0 == "?" || $0 == "#" } ?? rest.endIndex
        authority = String(rest[..<end])
        originForm = rest[end...].first == "/" ? String(rest[end...]) : "/" + rest[end...]
    }
}
