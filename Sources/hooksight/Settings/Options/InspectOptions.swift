import ArgumentParser

/// How the inspector is reached.
struct InspectOptions: ParsableArguments {
    @Option(.inspectHost) var inspectHost: String?
    @Option(.inspectPort) var inspectPort: String?
    @Option(.inspectHostName) var inspectHostName: [String] = []
    @Option(.inspectToken) var inspectToken: String?
    @Flag(.inspectProxy) var inspectProxy = false
    @Flag(.showCredentials) var showCredentials = false
}
