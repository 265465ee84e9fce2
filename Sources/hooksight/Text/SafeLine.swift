import HookModel

/// Text that may hold bytes of a request, made fit for one line of a terminal.
enum SafeLine {
    static func escape(_ text: String) -> String { SafeText.escape(text) }

    /// Escapes and shortens to at most so many characters, with an ellipsis in the place of what is left out.
    static func escape(_ text: String, limit: Int) -> String {
        let safe = escape(String(text.prefix(limit + 1)))
        return safe.count > limit ? safe.prefix(limit - 1) + "…" : safe
    }
}
