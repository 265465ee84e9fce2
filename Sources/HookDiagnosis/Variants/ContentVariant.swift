internal import HookModel
internal import HookProviders

/// Another content that may have been signed.
struct ContentVariant {
    let cause: DiagnosisCause
    let template: SignedTemplate
    /// What is different, as a sentence that begins with "The signature".
    let words: String
}
