package import NIOCore
internal import NIOPosix

/// The event loops that connections to apps share with the rest of the process.
package enum SharedEventLoops {
    /// SwiftNIO's own group, a loop for each core, which is never shut down.
    package static var group: any EventLoopGroup { MultiThreadedEventLoopGroup.singleton }
}
