/// Which provider sent a request, and why we think so.
package struct Identification: Sendable, Hashable {
    /// The provider's id; nil when several fit equally well.
    package var provider: String?
    /// What was seen, strongest first; names all candidates when none was chosen.
    package var because: [String]

    /// Makes an identification from an id and its reasons.
    package init(provider: String?, because: [String]) {
        self.provider = provider
        self.because = because
    }
}
