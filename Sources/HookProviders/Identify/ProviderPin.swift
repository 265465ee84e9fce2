package import HookModel

/// A user's word that requests to a path come from a provider.
package struct ProviderPin: Sendable {
    /// The path, exactly, or with `*` and `?` as wildcards.
    package let path: Glob
    /// The provider's id.
    package let provider: String

    /// Reads `/path=provider`; nil when there is no `=` or nothing on one of its sides.
    package init?(_ text: String) {
        guard let equals = text.lastIndex(of: "="), equals > text.startIndex else { return nil }
        let provider = text[text.index(after: equals)...]
        guard text.first == "/", !provider.isEmpty else { return nil }
        path = Glob(String(text[..<equals]))
        self.provider = String(provider)
    }
}
