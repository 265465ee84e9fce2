internal import HookModel

/// Another spelling of the URL that may have been signed.
struct URLVariant {
    let cause: DiagnosisCause
    let url: [UInt8]
}
