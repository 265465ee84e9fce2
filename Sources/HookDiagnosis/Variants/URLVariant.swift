internal import HookModel
internal import HookProviders

/// Another spelling of the URL that may have been signed.
struct URLVariant {
    let cause: DiagnosisCause
    let url: [UInt8]
    /// What is different in it, each with its preposition: `without the port`.
    let words: [String]
}
