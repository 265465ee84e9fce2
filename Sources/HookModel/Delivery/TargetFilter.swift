/// Which captures go to a target.
///
/// Every given condition has to hold; `*` and `?` are wildcards.
public struct TargetFilter: Sendable, Hashable {
    /// The provider's id.
    public var provider: Glob?
    /// The event's type.
    public var event: Glob?
    /// The path.
    public var path: Glob?
    /// The signature's verdict.
    public var signature: Glob?

    /// Makes a filter from its conditions; without any, all captures fit.
    public init(provider: Glob? = nil, event: Glob? = nil, path: Glob? = nil, signature: Glob? = nil) {
        self.provider = provider
        self.event = event
        self.path = path
        self.signature = signature
    }

    /// Whether a request with these findings goes to the target; what is unknown fits only `*`.
    public func fits(_ head: RequestHead, _ findings: Findings) -> Bool {
        if let provider, !provider.matches(findings.provider ?? "") { return false }
        if let event, !event.matches(findings.event?.type ?? "") { return false }
        if let path, !path.matches(head.path) { return false }
        if let signature, !signature.matches(findings.signature.verdict.rawValue) { return false }
        return true
    }

    /// The conditions as the setting writes them: `provider=omnisales,event=order.*`; empty without any.
    public var text: String {
        let parts = [("provider", provider), ("event", event), ("path", path), ("signature", signature)]
        return parts.compactMap { name, glob in glob.map { "\(name)=\($0)" } }.joined(separator: ",")
    }
}
