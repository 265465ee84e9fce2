/// One page of a list of captures, newest first.
package struct CapturePage: Sendable {
    /// The captures; their bodies are not loaded.
    package var captures: [Capture]
    /// Where the next page begins: captures with a smaller id; nil when there are no more.
    package var next: Int64?
    /// How far a search came that ended early, so that there may be more captures than the page has room for, and
    /// captures where the page has none; nil for a page that is complete.
    package var searched: SearchedPart?

    /// Makes a page.
    package init(captures: [Capture], next: Int64?, searched: SearchedPart? = nil) {
        self.captures = captures
        self.next = next
        self.searched = searched
    }
}
