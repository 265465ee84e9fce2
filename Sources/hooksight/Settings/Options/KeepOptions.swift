import ArgumentParser

/// Where captures are kept, and how long.
struct KeepOptions: ParsableArguments {
    @Option(.store) var store: String?
    @Option(.keepBytes) var keepBytes: String?
    @Option(.keep) var keep: String?
    @Option(.keepDays) var keepDays: String?
}
