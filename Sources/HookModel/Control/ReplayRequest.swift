package import JSONText

/// What somebody asks for who has a capture forwarded once more.
package struct ReplayRequest: Sendable {
    /// The target's name; nil takes all whose filter fits.
    package var target: String?
    /// Whether each attempt is signed anew.
    package var resigns: Bool
    /// What is changed about the body, in order.
    package var edits: [JSONEdit]

    /// Makes a request; a plain replay by default.
    package init(target: String? = nil, resigns: Bool = false, edits: [JSONEdit] = []) {
        self.target = target
        self.resigns = resigns
        self.edits = edits
    }
}
