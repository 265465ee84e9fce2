/// Who explains verdicts on signatures.
package protocol DiagnosisSource: Sendable {
    /// What explains the verdict on a capture's signature: as stored, or found and stored now; nil where there is nothing
    /// to explain, or nobody can now.
    func diagnosis(of capture: Int64) async -> [Diagnosis]?
}
