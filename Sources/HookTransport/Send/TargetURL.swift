/// Where an app under development listens, and what goes in front of the paths of its requests.
package struct TargetURL: Sendable, Hashable, CustomStringConvertible {
    /// The ways to reach an app.
    package enum Place: Sendable, Hashable {
        /// A TCP port; the host is a name in lower case or an address without brackets.
        case tcp(host: String, port: Int, tls: Bool)
        /// A Unix socket's absolute path.
        case unix(path: String)
    }

    /// Where to connect.
    package let place: Place
    /// What is put in front of a request's path: empty, or a path such as `/api` without a final slash.
    package let basePath: String

    init(place: Place, basePath: String = "") {
        self.place = place
        self.basePath = basePath
    }

    /// The same place with nothing in front of the paths of its requests.
    package var withoutBasePath: TargetURL { TargetURL(place: place) }

    /// What messages call the target: `localhost:3000`, `[::1]:3000` or the socket's path.
    package var name: String {
        switch place {
        case .tcp(let host, let port, _): TargetURL.bracketed(host) + ":\(port)"
        case .unix(let path): path
        }
    }

    /// The value of `Host` in requests to the target; a scheme's own port is left out (RFC 9110, section 4.2.3).
    ///
    /// A Unix socket has no host of its own, so its requests say `localhost`.
    package var hostHeader: String {
        switch place {
        case .tcp(let host, let port, let tls):
            port == (tls ? 443 : 80) ? TargetURL.bracketed(host) : TargetURL.bracketed(host) + ":\(port)"
        case .unix: "localhost"
        }
    }

    /// Scheme and authority of the URLs of its requests: `http://localhost:3000`.
    package var origin: String {
        switch place {
        case .tcp(_, _, let tls): "\(tls ? "https" : "http")://\(hostHeader)"
        case .unix: "http://\(hostHeader)"
        }
    }

    /// The whole URL, in a form that `init(_:)` reads.
    package var description: String {
        switch place {
        case .tcp(let host, let port, let tls):
            "\(tls ? "https" : "http")://\(TargetURL.bracketed(host)):\(port)\(basePath)"
        case .unix(let path): "unix:\(path)"
        }
    }

    private static func bracketed(_ host: String) -> String { host.contains(":") ? "[\(host)]" : host }
}
