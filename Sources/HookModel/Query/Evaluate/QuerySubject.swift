/// Of what a query can be evaluated: a capture, or as much of one as is known.
package protocol QuerySubject {
    /// What looking can fail with; `Never` where all is in memory.
    associatedtype Failure: Error = Never

    /// Whether a term holds; nil where too little is known to tell.
    ///
    /// - Throws: What reading the subject fails with.
    func holds(_ term: QueryTerm) throws(Failure) -> Bool?
}
