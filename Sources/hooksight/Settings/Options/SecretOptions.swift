import ArgumentParser

/// Secrets, and what providers are known.
struct SecretOptions: ParsableArguments {
    @Option(.secret) var secret: [String] = []
    @Option(.verifyToken) var verifyToken: [String] = []
    @Option(.pin) var pin: [String] = []
    @Option(.providerDir) var providerDir: [String] = []
}
