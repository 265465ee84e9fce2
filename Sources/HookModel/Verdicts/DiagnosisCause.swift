/// Why a signature is not this request's, in stable words.
public enum DiagnosisCause: String, Sendable, Hashable, CaseIterable {
    /// The body is not the one that was signed, but the same JSON written otherwise.
    case jsonReserialised = "json_reserialised"
}
