/// Which captures go to a target.
///
/// Every given condition has to hold; `*` and `?` are wildcards.
package struct TargetFilter: Sendable, Hashable {
    /// The provider's id.
    package var provider: Glob?
    /// The event's type.
    package var event: Glob?
    /// The path.
    package var path: Glob?
    /// The signature's verdict.
    package var signature: Glob?

    /// Makes a filter from its conditions; without any, all captures fit.
    package init(provider: Glob? = nil, event: Glob? = nil, path: Glob? = nil, signature: Glob? = nil) {
        self.provider = provider
        self.event = event
        self.path = path
        self.signature = signature
    }

    /// Whether a request with these findings goes to the target; what is unknown fits only `*`.
    package func fits(_ head: RequestHead, _ findings: Findings) -> Bool {
        if let provider, !provider.matches(findings.provider ?? "") { return false }
        if let event, !TargetFilter.matchesAny(event, of: findings) { return false }
        if let path, !path.matches(head.path) { return false }
        if let signature, !signature.matches(findings.signature.verdict.rawValue) { return false }
        return true
    }

    /// Whether one of the events fits; of a request without a known event only `*` does.
    private static func matchesAny(_ event: Glob, of findings: Findings) -> Bool {
        let types = findings.eventTypes
        return types.isEmpty ? event.matches("") : types.contains(where: event.matches)
    }

    /// The conditions as the setting writes them: `provider=omnisales,event=order.*`; empty without any.
    package var text: String {
        let parts = [("provider", provider), ("event", event), ("path", path), ("signature", signature)]
        return parts.compactMap { name, glob in glob.map { "\(name)=\($0)" } }.joined(separator: ",")
    }
}
