internal import Hummingbird

/// Whether a web page made a request, and which: what `Origin`, Fetch Metadata and content type tell.
struct RequestSource {
    private let request: Request

    init(_ request: Request) {
        self.request = request
    }

    /// Refuses what another site's page asks for in the developer's name.
    func check() throws(Problem) {
        if isReading { try checkReading() } else { try checkChanging() }
    }

    /// Whether nothing can be changed: a method that no route has here is refused whoever asks.
    private var isReading: Bool {
        switch request.method {
        case .get, .head, .options: true
        default: isRefusedAnyway
        }
    }

    private var isRefusedAnyway: Bool {
        let allowed = InspectorRoute.allowed(at: request.uri.path)
        return !allowed.isEmpty && !allowed.contains(request.method.rawValue)
    }

    /// What a page loads has to be a page of ours; following a link in the browser's own window is the user's doing.
    ///
    /// A page cannot read our answers, for they allow no origin; but it could embed them, or measure them.
    ///
    /// Fetch Metadata (W3C): `Sec-Fetch-Site`, absent from everything but browsers. `same-site` is refused too: a page
    /// on another port of localhost is of the same site.
    private func checkReading() throws(Problem) {
        guard let site = foreignSite else {
            // Browsers that send no Fetch Metadata name the page's origin where its script reads.
            if let origin = request.field("Origin"), !isOwn(origin) { throw Problem.foreignOrigin(origin) }
            return
        }
        let isLink = request.field("Sec-Fetch-Mode") == "navigate" && request.field("Sec-Fetch-Dest") == "document"
        guard isLink, request.method == .get else { throw Problem.foreignPage(site) }
    }

    /// A form of a foreign page can post without being asked first, but only with three content types, and never with
    /// a header of its own: JSON or `X-Hooksight` prove that no form made the request.
    private func checkChanging() throws(Problem) {
        if let site = foreignSite { throw Problem.foreignPage(site) }
        if let origin = request.field("Origin"), !isOwn(origin) { throw Problem.foreignOrigin(origin) }
        guard request.field("X-Hooksight") != nil || hasJSONBody else { throw Problem.unmarkedChange }
    }

    /// What the browser says of a page that is not ours; nil for our own pages, the address bar, and other programs.
    private var foreignSite: String? {
        request.field("Sec-Fetch-Site").flatMap { $0 == "none" || $0 == "same-origin" ? nil : $0 }
    }

    /// The browser's origin of our own pages: scheme, and the authority that it asked for (RFC 6454, section 7).
    private func isOwn(_ origin: String) -> Bool {
        guard let authority = request.head.authority?.lowercased() else { return false }
        return origin.lowercased() == "http://\(authority)" || origin.lowercased() == "https://\(authority)"
    }

    private var hasJSONBody: Bool {
        request.field("Content-Type").map(MediaRange.isJSON) ?? false
    }
}
