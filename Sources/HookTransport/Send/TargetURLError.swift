internal import HookModel

/// Why a text is not the URL of a target.
package struct TargetURLError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The kinds of fault.
    package enum Code: Sendable, Hashable {
        /// Nothing was given.
        case empty
        /// A character that a URL cannot have.
        case badCharacter
        /// A scheme other than `http`, `https` and `unix`.
        case otherScheme
        /// A user name or a password.
        case userInfo
        /// A query or a fragment.
        case query
        /// No host, or one that is neither a name nor an address.
        case badHost
        /// A host without scheme and port.
        case portMissing
        /// A port that is no number from 1 to 65535.
        case badPort
        /// A socket path that is empty, relative, or longer than the system allows.
        case badSocketPath
    }

    /// What kind of fault it is.
    package let code: Code
    /// The text that was given.
    package let text: String

    init(_ code: Code, _ text: String) {
        self.code = code
        self.text = text
    }

    /// What is wrong, the value given, and what to write instead.
    package var description: String {
        "target \(shown): \(reason)"
    }

    private var reason: String {
        switch code {
        case .empty: "nothing was given; write a port such as 3000, or a URL such as http://localhost:3000"
        case .badCharacter: "a character that URLs do not have; percent-encode it in paths, write names in ASCII"
        case .otherScheme: "the scheme is not known; use http://, https:// or unix:"
        case .userInfo: "user names and passwords are not sent to targets; leave out what stands before the @"
        case .query: "a target has no query and no fragment; end it with the path, each request brings its own query"
        case .badHost: "the host is not a name or an address; write localhost:3000, or [::1]:3000 for IPv6"
        case .portMissing: "the port is missing; add one as in localhost:3000, or put http:// in front for port 80"
        case .badPort: "the port is not a number from 1 to 65535; write one as in localhost:3000"
        case .badSocketPath: "the socket's path is not absolute or too long; write unix:/path, at most 107 bytes"
        }
    }

    /// The value in quotes, harmless on a terminal, without any password.
    private var shown: String {
        var value = text[...]
        if code == .userInfo, let mark = value.lastIndex(of: "@") { value = "…" + value[mark...] }
        let limit = 200
        return "\"" + SafeText.escape(String(value.prefix(limit))) + (value.count > limit ? "…" : "") + "\""
    }
}
