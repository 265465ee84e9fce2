package import HookModel
package import HookTransport

/// An app under development that captures are handed to.
package struct Target: Sendable, Hashable {
    /// The name that deliveries, lists and routes use.
    package let name: String
    /// Where it listens.
    package let url: TargetURL
    /// Which captures it gets, in the short form.
    package var filter: TargetFilter
    /// Which of these it gets, where a query says so.
    package var query: TargetQuery?
    /// What changes about the header lines on the way to it.
    package var edits = HeaderEdits()

    /// Makes a target.
    package init(name: String, url: TargetURL, filter: TargetFilter = TargetFilter()) {
        self.name = name
        self.url = url
        self.filter = filter
    }

    /// What a stored capture has to fit to go to the target; nil where every one does.
    var root: QueryNode? {
        let parts = [filter.root, query?.query.root].compactMap(\.self)
        return parts.isEmpty ? nil : .and(parts)
    }

    /// The conditions as they were written; empty without any.
    package var conditions: String {
        [filter.text, query?.query.source ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
    }
}
