internal import NIOCore

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// How a connection ends that has nothing under way.
///
/// A client that sends on a kept connection while we close it gets no answer, and cannot know whether its request was
/// taken (RFC 9112, section 9.6); many senders do not send a POST again by themselves then. No server can rule that out:
/// what is on its way when our FIN leaves cannot be answered any more. So the moment is chosen with care (`mayCloseIdle`),
/// the socket is looked at right before the FIN, and only our side is closed, so that a request which still crosses it
/// meets an orderly end instead of a reset. Such a request is dropped, not stored: its sender was not answered, and what
/// it sends again must not look like a duplicate. What is left is the time between two system calls, and the FIN's way.
extension ConnectionHandler {
    /// Closes because nothing came for too long, unless a request is just arriving.
    func closeIdle() {
        guard loop.mayCloseIdle(deadline) else { return }
        guard !isUnflushed, !hasUnreadInput else {
            // The next turn of the loop writes or reads it; this is no more than a limit for what cannot be read.
            deadline = .now() + .seconds(1)
            return
        }
        guard !inputEnded else { return close() }
        state = .closing
        reader.end()
        linger()
    }

    /// Closes when nothing is under way; otherwise the last answer closes.
    func drain() {
        if state == .lingering { deadline = min(deadline, .now() + .seconds(1)) }
        guard state == .open, queue.isEmpty, reader.phase == .idle else { return }
        // What has arrived is read in the next turn, and its answer closes.
        guard !hasUnreadInput else { return }
        if isUnflushed { startClosing() } else { close() }
    }

    /// Whether something came that was not read yet; the client's own end does not count.
    private var hasUnreadInput: Bool {
        guard let pipeline = context?.pipeline else { return false }
        let count = try? pipeline.syncOperations.withUnsafeTransportIfAvailable(of: NIOBSDSocket.Handle.self) {
            socket in
            var byte: UInt8 = 0
            return recv(socket, &byte, 1, Int32(MSG_PEEK | MSG_DONTWAIT))
        }
        return (count.flatMap(\.self) ?? 0) > 0
    }
}
