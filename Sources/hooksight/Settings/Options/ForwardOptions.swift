import ArgumentParser

/// Where captures are forwarded, and how.
struct ForwardOptions: ParsableArguments {
    @Option(.forward) var forward: [String] = []
    @Option(.retry) var retry: String?
    @Option(.deadline) var deadline: String?
    @Option(.parallel) var parallel: String?
    @Flag(.strictOrder) var strictOrder = false
    @Option(.timeScale) var timeScale: String?
    @Flag(.allowRemote) var allowRemote = false
    @Flag(.keepHost) var keepHost = false
    @Option(.addHeader) var addHeader: [String] = []
    @Option(.removeHeader) var removeHeader: [String] = []
    @Flag(.insecure) var insecure = false
    @Option(.ca) var ca: String?
}
