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

    /// `nearest: slack (has header X-Slack-Signature; lacks header X-Slack-Request-Timestamp)`, or, of many marks,
    /// `nearest: stripe (8 of 9 marks; lacks member type)`.
    package var text: String {
        let marks =
            has.count > 3 ? "\(has.count) of \(has.count + lacks.count) marks" : "has \(has.joined(separator: ", "))"
        return "nearest: \(provider) (\(marks); lacks \(lacks.joined(separator: ", ")))"
    }
}
