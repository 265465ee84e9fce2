internal import HookModel

/// Where the inspector listens and whom it answers.
package struct InspectorSettings: Sendable, Hashable {
    /// The address or name to listen on, `localhost` for 127.0.0.1 and ::1; anything but loopback needs a token.
    package var host: String
    /// The port; 0 takes a free one.
    package var port: Int
    /// Names under which the inspector may be asked, beside loopback names and `host` itself; without ports.
    package var hostNames: [String]
    /// What every request has to carry, when there is one.
    package var token: String?
    /// Whether requests may come through a proxy.
    package var allowsProxy: Bool
    /// Whether text answers show the credentials that a captured request carries.
    package var showsCredentials: Bool

    /// Makes settings; by default the inspector answers this machine alone.
    package init(
        host: String = "127.0.0.1", port: Int = 4101, hostNames: [String] = [], token: String? = nil,
        allowsProxy: Bool = false, showsCredentials: Bool = false
    ) {
        self.host = host
        self.port = port
        self.hostNames = hostNames
        self.token = token
        self.allowsProxy = allowsProxy
        self.showsCredentials = showsCredentials
    }

    /// Refuses what would let others in.
    func check() throws(InspectorError) {
        if let token, token.isEmpty || !token.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) {
            throw InspectorError(.unusableToken, settings: self)
        }
        if token == nil, !HostName(host).isLoopback { throw InspectorError(.tokenNeeded, settings: self) }
    }
}
