/// One reason why a signature fails, found by undoing it and looking again.
///
/// It is for the developer: nothing of it reaches a sender, and it never holds a secret or what a correct signature would
/// have been.
package struct Diagnosis: Sendable, Hashable {
    /// The reason in a stable word.
    package var cause: DiagnosisCause
    /// What happened, with the evidence, in one or two sentences.
    package var explanation: String
    /// What to do about it.
    package var remedy: String

    /// Makes a diagnosis from its parts.
    package init(cause: DiagnosisCause, explanation: String, remedy: String) {
        self.cause = cause
        self.explanation = explanation
        self.remedy = remedy
    }
}
