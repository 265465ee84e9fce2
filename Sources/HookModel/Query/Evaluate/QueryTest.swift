/// A query made ready to be evaluated many times, cheap terms before dear ones.
package struct QueryTest: Sendable {
    private let root: QueryNode

    /// Makes a test of a tree; nil asks for everything.
    package init(_ root: QueryNode?) {
        self.root = root?.cheapestFirst ?? .everything
    }

    /// Makes a test of a query.
    package init(_ query: Query) {
        self.init(query.root)
    }

    /// Whether a subject fits; nil where too little is known of it to tell.
    ///
    /// - Throws: What reading the subject fails with.
    package func evaluate<Subject: QuerySubject>(_ subject: Subject) throws(Subject.Failure) -> Bool? {
        try root.evaluate(subject)
    }

    /// Whether a subject fits for sure.
    ///
    /// - Throws: What reading the subject fails with.
    package func fits<Subject: QuerySubject>(_ subject: Subject) throws(Subject.Failure) -> Bool {
        try root.evaluate(subject) == true
    }

    /// What is still to be asked of a subject, cheap terms first; see `QueryNode.reduced(by:)`.
    ///
    /// - Throws: What reading the subject fails with.
    package func rest<Subject: QuerySubject>(of subject: Subject) throws(Subject.Failure) -> QueryNode {
        try root.reduced(by: subject)
    }
}
