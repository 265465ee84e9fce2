internal import HookModel
internal import Hummingbird

/// Decides whom the inspector answers, before any route is looked at.
///
/// What it shows is everything that a developer's senders send, so a page in the developer's browser, a name that
/// resolves to this machine, a tunnel or the network must not read it. Each rule here has its attack as a test.
struct Guard: RouterMiddleware {
    typealias Context = InspectorContext

    private let hosts: Set<HostName>
    private let allowsProxy: Bool
    private let token: AccessToken?
    private let allowed: @Sendable (String) -> [String]

    /// Makes a guard; `allowed` gives the methods that are possible at a path, none where no route has it.
    init(_ settings: InspectorSettings, allowed: @escaping @Sendable (String) -> [String]) {
        self.allowed = allowed
        let own = HostName(settings.host)
        hosts = Set(settings.hostNames.map { HostName($0) } + (own.isWildcard ? [] : [own]))
        allowsProxy = settings.allowsProxy
        token = settings.token.map(AccessToken.init)
    }

    func handle(
        _ request: Request, context: InspectorContext,
        next: (Request, InspectorContext) async throws -> Response
    ) async throws -> Response {
        try checkHost(request)
        try checkWay(request)
        try token?.check(request)
        try RequestSource(request, allowed: allowed).check()
        // Told only now, so that nothing is answered to those who are not answered.
        if let problem = context.addressProblem { throw problem }
        return try await next(request, context)
    }

    /// DNS rebinding: a page's own name, once it resolves to 127.0.0.1, would make the page and the inspector one origin.
    private func checkHost(_ request: Request) throws(Problem) {
        // Hummingbird takes the first Host line out of the fields; what is left is a second one.
        guard let authority = request.head.authority, request.field("Host") == nil,
            let host = HostName(authority: authority)
        else { throw Problem.unclearHost }
        guard host.isLoopback || hosts.contains(host) else { throw Problem.foreignHost(host.text) }
    }

    /// A tunnel or proxy makes everybody who reaches it look like this machine.
    private func checkWay(_ request: Request) throws(Problem) {
        for field in request.headers {
            let name = field.name.canonicalName
            if ProxyTrace.isOurs(name) { throw Problem.forwardedByUs(field.name.rawName) }
            if !allowsProxy, ProxyTrace.isTrace(name) { throw Problem.proxied(field.name.rawName) }
        }
    }
}
