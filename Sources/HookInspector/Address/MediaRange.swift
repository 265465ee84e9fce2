/// Media types as `Content-Type` names them.
enum MediaRange {
    /// Whether a type is JSON: `application/json` or `application/…+json` (RFC 6839), parameters and case aside.
    static func isJSON(_ type: String) -> Bool {
        guard let type = type.split(separator: ";").first else { return false }
        let media = type.filter { $0 != " " && $0 != "\t" }.lowercased()
        return media == "application/json" || (media.hasPrefix("application/") && media.hasSuffix("+json"))
    }
}
