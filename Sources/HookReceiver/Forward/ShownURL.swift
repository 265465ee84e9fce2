/// URLs as reasons and lists show them: without credentials, and no longer than a line can hold.
enum ShownURL {
    /// How much of a URL an attempt keeps, in characters.
    static let keptLength = 2048
    /// How much of a URL stands in a reason, in characters.
    static let reasonLength = 160

    /// A URL or a reference to one, with `***` for user name and password, and an ellipsis for what is left out.
    static func text(_ url: String, limit: Int) -> String {
        let masked = masked(url)
        return masked.count > limit ? masked.prefix(limit - 1) + "…" : masked
    }

    /// What stands before the last `@` of the authority is somebody's secret (RFC 3986, section 3.2.1).
    private static func masked(_ url: String) -> String {
        guard let slashes = url.firstRange(of: "//") else { return url }
        let end = url[slashes.upperBound...].firstIndex { "/?#\\".contains($0) } ?? url.endIndex
        guard let at = url[slashes.upperBound..<end].lastIndex(of: "@") else { return url }
        return url[..<slashes.upperBound] + "***" + url[at...]
    }
}
