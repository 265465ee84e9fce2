import ArgumentParser

/// How large and how slow requests may be.
struct LimitOptions: ParsableArguments {
    @Option(.maxBody) var maxBody: String?
    @Option(.maxInFlight) var maxInFlight: String?
    @Option(.headTimeout) var headTimeout: String?
    @Option(.bodyTimeout) var bodyTimeout: String?
    @Option(.idleTimeout) var idleTimeout: String?
}
