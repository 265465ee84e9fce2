import HookProviders

/// A URL as its sender called it, from `--url`.
struct CalledURL: Sendable {
    /// The whole, which is what senders sign.
    let text: String
    /// Host and port.
    let authority: String
    /// Path and query; `/` where it has neither.
    let target: String

    /// Reads an http or https URL without fragment.
    ///
    /// - Throws: `SettingError` for anything else.
    init(_ text: String, flag: String = "--url") throws(SettingError) {
        guard let mark = text.firstRange(of: "://"), ["http", "https"].contains(text[..<mark.lowerBound].lowercased()),
            text.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "#") })
        else { throw SettingError(flag, text, expected: "a URL such as https://example.com/webhooks?a=1") }
        let rest = text[mark.upperBound...]
        authority = String(rest.prefix { $0 != "/" && $0 != "?" })
        guard !authority.isEmpty else {
            throw SettingError(flag, text, expected: "a URL such as https://example.com/webhooks?a=1")
        }
        let place = rest.dropFirst(authority.count)
        target = place.hasPrefix("/") ? String(place) : "/\(place)"
        self.text = text
    }

    /// The URL with a parameter at the end of its query.
    func adding(_ parameter: String?) -> String {
        parameter.map { text + (text.contains("?") ? "&" : "?") + $0 } ?? text
    }
}
