import HookTransport

/// Where samples are sent: the app, and the path and query where its URL has them.
struct SendTarget {
    /// The app.
    let url: TargetURL
    private let path: String?
    private let query: String

    /// Reads what `TargetURL` reads; a query may follow, and a final slash of a path stays.
    init(_ text: String) throws {
        // A socket's path may have a question mark of its own.
        let isSocket = text.lowercased().hasPrefix("unix:")
        let end = isSocket ? text.endIndex : text.firstIndex(of: "?") ?? text.endIndex
        query = String(text[end...])
        guard query.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "#") }) else {
            throw SettingError("--to", text, expected: "a query of characters that URLs have, and no fragment")
        }
        let place = text[..<end]
        let whole: TargetURL
        do { whole = try TargetURL(String(place)) } catch { throw SettingError("--to: \(error)") }
        url = whole.withoutBasePath
        let slashes = place.reversed().prefix { $0 == "/" }
        // "http://localhost:3000/" names the root; a port or an origin alone leaves the path to the provider.
        path = whole.basePath.isEmpty && (isSocket || slashes.isEmpty) ? nil : whole.basePath + String(slashes)
    }

    /// Whether the URL says nothing of path and query.
    var isPlace: Bool { path == nil && query.isEmpty }

    /// The request target: the URL's own path, or else this one, with the URL's query.
    ///
    /// - Parameters:
    ///   - path: The path where the URL has none.
    ///   - parameter: What a provider adds to the query.
    /// - Returns: Path and query.
    func target(else path: String, adding parameter: String? = nil) -> String {
        let place = (self.path ?? path) + query
        return parameter.map { place + (query.isEmpty ? "?" : "&") + $0 } ?? place
    }

    /// The place for people.
    func text(_ target: String) -> String {
        switch url.place {
        case .tcp: "\(url)\(target)"
        case .unix: "\(target) at \(url)"
        }
    }
}
