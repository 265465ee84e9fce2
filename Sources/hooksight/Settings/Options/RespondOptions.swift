import ArgumentParser

/// What senders are answered.
struct RespondOptions: ParsableArguments {
    @Option(.answerFrom) var answerFrom: String?
    @Flag(.enforce) var enforce = false
}
