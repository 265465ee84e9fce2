/// One page of a list of captures, newest first.
public struct CapturePage: Sendable {
    /// The captures; their bodies are not loaded.
    public var captures: [Capture]
    /// Where the next page begins: captures with a smaller id; nil when there are no more.
    ///
    /// A search that took long ends a page early, even an empty one, and says here where to go on.
    public var next: Int64?

    /// Makes a page.
    public init(captures: [Capture], next: Int64?) {
        self.captures = captures
        self.next = next
    }
}
