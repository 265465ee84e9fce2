/// Why a listener could not start.
package struct ListenError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The kinds of failure.
    package enum Code: Sendable, Hashable {
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
    /// The address that was asked for.
    package let address: BoundAddress
    /// The system's own words.
    package let detail: String

    /// Makes an error from its parts.
    package init(code: Code, address: BoundAddress, detail: String) {
        self.code = code
        self.address = address
        self.detail = detail
    }

    /// What happened, where, and what to do next.
    package var description: String {
        switch code {
        case .addressInUse:
            "could not listen on \(address): address already in use; another hooksight? "
                + "try --port \(address.port < 65_436 ? address.port + 100 : address.port - 100)"
        case .notPermitted:
            "could not listen on \(address): not permitted; ports below 1024 need privileges, try --port 4100"
        case .noSuchAddress:
            "could not listen on \(address): this machine has no such address; try --host 127.0.0.1"
        case .noSuchHost:
            "no such host \"\(address.host)\"; try --host localhost"
        case .failed:
            "could not listen on \(address): \(detail)"
        }
    }
}
