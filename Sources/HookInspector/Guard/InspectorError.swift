/// Why the inspector could not start.
package struct InspectorError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The kinds of failure.
    package enum Code: Sendable, Hashable {
        /// It would listen on more than loopback, and there is no token.
        case tokenNeeded
        /// The token is empty, or cannot stand in a header.
        case unusableToken
        /// Another program listens there.
        case addressInUse
        /// The system does not let this user listen there.
        case notPermitted
        /// This machine has no such address.
        case noSuchAddress
        /// The name has no address.
        case noSuchHost
        /// Anything else; see `detail`.
        case failed
    }

    /// What kind of failure it was.
    package let code: Code
    /// The address or name that was asked for.
    package let host: String
    /// The port that was asked for.
    package let port: Int
    /// The system's own words; empty when the settings are to blame.
    package let detail: String

    init(_ code: Code, settings: InspectorSettings) {
        self.init(code, host: settings.host, port: settings.port, detail: "")
    }

    init(_ code: Code, host: String, port: Int, detail: String) {
        self.code = code
        self.host = host
        self.port = port
        self.detail = detail
    }

    /// What happened, where, and what to do next; never the token.
    package var description: String {
        let place = host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
        return switch code {
        case .tokenNeeded:
            "the inspector would be open to the network on \(host); give it a token with --inspect-token TOKEN, "
                + "or listen on --inspect-host 127.0.0.1"
        case .unusableToken:
            "the inspector's token is empty, or holds spaces or other characters that a header cannot carry; "
                + "try --inspect-token \"$(openssl rand -hex 16)\""
        case .addressInUse:
            "could not listen on \(place): address already in use; another hooksight? "
                + "try --inspect-port \(port < 65_436 ? port + 100 : port - 100)"
        case .notPermitted:
            "could not listen on \(place): not permitted; ports below 1024 need privileges, try --inspect-port 4101"
        case .noSuchAddress:
            "could not listen on \(place): this machine has no such address; try --inspect-host 127.0.0.1"
        case .noSuchHost:
            "no such host \"\(host)\"; try --inspect-host localhost"
        case .failed:
            "could not listen on \(place): \(detail)"
        }
    }
}
