internal import HookModel
internal import HookProviders
internal import JSONText

/// Finds the header that somebody may have meant instead of one that is missing.
struct NearHeader {
    private let head: RequestHead
    /// The names in the request, as sent, each once.
    let names: [String]
    /// The headers in which providers of the catalogue sign, and the providers' names.
    private let known: [HeaderName: String]

    init(_ head: RequestHead, known: [HeaderName: String]) {
        self.head = head
        self.known = known
        var seen: Set<HeaderName> = []
        names = head.block.fields.prefix(100).map { head.block.text($0.name) }.filter {
            seen.insert(HeaderName($0)).inserted
        }
    }

    /// The header that may be meant: the nearest in spelling, one with the same last word, one that another provider
    /// signs with, one that says signature.
    func nearest(to header: HeaderName, except places: [SignatureScheme.Place] = []) -> String? {
        let others = names.filter { name in
            !([.header(header)] + places).contains(.header(HeaderName(name)))
        }
        let wanted = header.description.lowercased()
        if let near = NameDistance.nearest(to: wanted, among: others.map { $0.lowercased() }) {
            return others.first { $0.lowercased() == near }
        }
        let twin = others.first { name in
            let name = name.lowercased()
            return name.hasPrefix(wanted) || wanted.hasPrefix(name) && name.contains("-signature")
        }
        if let twin { return twin }
        // `svix-id` for `webhook-id`, `x-foo-timestamp` for `x-bar-timestamp`.
        let last = wanted.split(separator: "-").last.map { "-\($0)" } ?? wanted
        if last != "-id" || wanted.split(separator: "-").count == 2,
            let same = others.first(where: { $0.lowercased().hasSuffix(last) && !isCommon($0) })
        {
            return same
        }
        guard wanted.contains("sign") || wanted.contains("hmac") || wanted.contains("token") else { return nil }
        return others.first { known[HeaderName($0)] != nil }
            ?? others.first { name in ["signature", "hmac", "-sign"].contains { name.lowercased().contains($0) } }
    }

    /// The provider that signs with a header.
    func provider(of header: String) -> String? { known[HeaderName(header)] }

    /// A sentence about the nearest header, or nothing.
    func hint(for place: SignatureScheme.Place) -> String? {
        guard case .header(let header) = place, let near = nearest(to: header) else { return nil }
        return " There is \(CitedText.name(near))."
    }

    /// Proxies whose lines the request has.
    var proxies: [String] {
        let traces: Set = ["via", "forwarded", "x-forwarded-for", "cf-ray", "x-amzn-trace-id", "x-real-ip"]
        return names.filter { traces.contains($0.lowercased()) }
    }

    private func isCommon(_ name: String) -> Bool {
        ["x-request-id", "x-correlation-id", "x-amzn-trace-id"].contains(name.lowercased())
    }
}
