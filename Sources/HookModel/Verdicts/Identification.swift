/// Which provider sent a request, and why we think so.
package struct Identification: Sendable, Hashable {
    /// The provider's id; nil when several fit equally well, or none.
    package var provider: String?
    /// What was seen, strongest first; names all candidates when none was chosen.
    package var because: [String]
    /// The provider that it comes nearest to; nil where one fits or several do, and where nothing is near.
    package var nearest: NearestProvider?

    /// Makes an identification from an id and its reasons.
    package init(provider: String?, because: [String], nearest: NearestProvider? = nil) {
        self.provider = provider
        self.because = because
        self.nearest = nearest
    }
}
