import ArgumentParser

/// How `listen` receives.
struct ReceiveOptions: ParsableArguments {
    @Option(.host) var host: String?
    @Option(.port) var port: String?
    @Option(.publicURL) var publicURL: String?
    @Option(.trustProxy) var trustProxy: [String] = []
    @Option(.output) var output: String?
}
