internal import HookModel
internal import HookProviders

/// Another body that was signed, with what there is to say of it.
struct SignedBody {
    let variant: BodyVariant
    /// Its length in bytes.
    let count: Int
    /// What was found out about it when it made a signature pass.
    var finding: Finding?

    /// How it differs from the body that arrived.
    struct Finding {
        let cause: DiagnosisCause
        /// The end of "The signature covers …".
        let words: String
    }

    /// What happened to the body, where this is what was signed.
    var cause: DiagnosisCause { finding?.cause ?? variant.cause }
}
