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

    /// The candidates, together where they fit by the same: `header X-Hub-Signature fits bitbucket, github`.
    package var candidates: String {
        var groups: [(reason: Substring, ids: [Substring])] = []
        for text in because {
            let parts = text.split(separator: " fits ", maxSplits: 1)
            guard parts.count == 2 else { continue }
            if let place = groups.firstIndex(where: { $0.reason == parts[0] }) {
                groups[place].ids.append(parts[1])
            } else {
                groups.append((parts[0], [parts[1]]))
            }
        }
        return groups.map { "\($0.reason) fits \($0.ids.joined(separator: ", "))" }.joined(separator: "; ")
    }
}
