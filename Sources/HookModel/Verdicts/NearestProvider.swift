/// The provider that a request comes nearest to where none fits.
package struct NearestProvider: Sendable, Hashable {
    /// The provider's id.
    package var provider: String
    /// The marks of it that the request has: `header X-GitHub-Event`, `member type`.
    package var has: [String]
    /// The marks that it lacks.
    package var lacks: [String]

    /// Makes a near miss from its parts.
    package init(provider: String, has: [String], lacks: [String]) {
        self.provider = provider
        self.has = has
        self.lacks = lacks
    }

    /// `nearest: github (has header X-GitHub-Event; lacks header X-GitHub-Delivery)`.
    package var text: String {
        "nearest: \(provider) (has \(has.joined(separator: ", ")); lacks \(lacks.joined(separator: ", ")))"
    }
}
