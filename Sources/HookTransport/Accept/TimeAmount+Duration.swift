internal import HookModel
internal import NIOCore

extension TimeAmount {
    /// A duration in NIO's own measure, to the millisecond.
    init(_ duration: Duration) {
        self = .milliseconds(duration.wholeMilliseconds)
    }
}
