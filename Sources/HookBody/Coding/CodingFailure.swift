/// A content coding that cannot be applied.
package struct CodingFailure: Error, CustomStringConvertible {
    /// The coding's name, in lower case.
    package let coding: String

    /// What happened, as a phrase.
    package var description: String { "the content coding \(coding) cannot be applied again" }
}
