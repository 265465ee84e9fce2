internal import HookProviders

/// What makes a signature pass.
struct DiagnosedHit {
    /// One thing, or two that happened at once.
    let changes: [DiagnosedChange]
    /// Where the secret was configured that the key was made of.
    let secret: String
}
