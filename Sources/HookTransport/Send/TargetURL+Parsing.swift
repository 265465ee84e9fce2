internal import HookModel

extension TargetURL {
    /// The longest path of a socket in bytes: Linux keeps 108 for it, with a final NUL.
    private static let socketPathLimit = 107

    /// Reads `3000`, `localhost:3000`, `http://host:port/base`, `https://host/base` or `unix:/path`.
    ///
    /// A bare port is that port of `localhost`. Without a scheme it is `http`, and a port is needed; with one, the
    /// scheme's own port is the default. Slashes at the end of a base path are dropped.
    ///
    /// - Throws: `TargetURLError` for another scheme, a user name, a query, a fragment, a port out of 1…65535, a
    ///   character that a URL cannot have, or no host.
    package init(_ text: String) throws(TargetURLError) {
        guard !text.isEmpty else { throw TargetURLError(.empty, text) }
        guard text.unicodeScalars.allSatisfy({ $0.value > 0x1F && !(0x7F..<0xA0).contains($0.value) }) else {
            throw TargetURLError(.badCharacter, text)
        }
        if text.lowercased().hasPrefix("unix:") {
            self.init(place: .unix(path: try TargetURL.socketPath(text)))
            return
        }
        guard text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && !"\\<>\"^`{|}".utf8.contains($0) }) else {
            throw TargetURLError(.badCharacter, text)
        }
        if text.utf8.allSatisfy(ByteClass.isDigit) {
            self.init(place: .tcp(host: "localhost", port: try TargetURL.port(text[...], of: text), tls: false))
            return
        }
        let (scheme, rest) = try TargetURL.splitScheme(text)
        let slash = rest.firstIndex { "/?#".contains($0) } ?? rest.endIndex
        let authority = rest[..<slash]
        guard !authority.contains("@") else { throw TargetURLError(.userInfo, text) }
        guard !rest.contains("?"), !rest.contains("#") else { throw TargetURLError(.query, text) }
        let (host, portText) = try TargetURL.splitAuthority(authority, of: text)
        guard let port = portText ?? scheme.map({ $0 == "https" ? "443" : "80" }) else {
            throw TargetURLError(.portMissing, text)
        }
        var base = rest[slash...]
        while base.hasSuffix("/") { base = base.dropLast() }
        self.init(
            place: .tcp(host: host, port: try TargetURL.port(port, of: text), tls: scheme == "https"),
            basePath: String(base))
    }

    /// The scheme in lower case, nil when there is none, and what follows it.
    private static func splitScheme(_ text: String) throws(TargetURLError) -> (scheme: String?, rest: Substring) {
        guard let colon = text.firstIndex(of: ":"), text[colon...].hasPrefix("://") else { return (nil, text[...]) }
        let scheme = text[..<colon].lowercased()
        guard scheme == "http" || scheme == "https" else { throw TargetURLError(.otherScheme, text) }
        return (scheme, text[colon...].dropFirst(3))
    }

    /// The host in lower case and without brackets, and the text after its colon.
    private static func splitAuthority(
        _ authority: Substring, of text: String
    ) throws(TargetURLError) -> (host: String, port: Substring?) {
        let host: String
        let rest: Substring
        if authority.hasPrefix("["), let end = authority.firstIndex(of: "]") {
            guard let address = IPAddress(authority[authority.index(after: authority.startIndex)..<end]) else {
                throw TargetURLError(.badHost, text)
            }
            host = address.description
            rest = authority[authority.index(after: end)...]
        } else {
            let end = authority.firstIndex(of: ":") ?? authority.endIndex
            host = authority[..<end].lowercased()
            rest = authority[end...]
            guard !host.isEmpty, host.utf8.count <= 255, host.utf8.allSatisfy(isHostByte) else {
                throw TargetURLError(.badHost, text)
            }
        }
        guard !rest.isEmpty else { return (host, nil) }
        // A second colon is an IPv6 address without its brackets.
        guard rest.hasPrefix(":"), !rest.dropFirst().contains(":") else { throw TargetURLError(.badHost, text) }
        return (host, rest.dropFirst())
    }

    /// Letters, digits and the marks of names that resolvers know; `_` is common in container networks.
    private static func isHostByte(_ byte: UInt8) -> Bool {
        ByteClass.isDigit(byte) || (byte | 0x20) &- 0x61 < 26 || "-._".utf8.contains(byte)
    }

    private static func port(_ digits: Substring, of text: String) throws(TargetURLError) -> Int {
        guard digits.utf8.allSatisfy(ByteClass.isDigit), let port = Int(digits), (1...65_535).contains(port) else {
            throw TargetURLError(.badPort, text)
        }
        return port
    }

    private static func socketPath(_ text: String) throws(TargetURLError) -> String {
        var path = text.dropFirst("unix:".count)
        // `unix:///run/app.sock` has an empty authority; `unix://run/app.sock` would lose its first folder.
        if path.hasPrefix("//") { path = path.dropFirst(2) }
        guard path.hasPrefix("/"), path.count > 1, path.utf8.count <= socketPathLimit else {
            throw TargetURLError(.badSocketPath, text)
        }
        return String(path)
    }
}
