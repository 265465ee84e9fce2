import FoundationEssentials

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The descriptors that were open when a run began: those are for the command, too, and all that came after are not.
///
/// Listening sockets are not closed by `exec` everywhere; a command that leaves a process behind would keep the ports.
struct OpenDescriptors: Sendable {
    private let given: Set<Int32>

    /// Those that are open now.
    init() { given = OpenDescriptors.now }

    /// Sees to it that no other is open in programs that are started from now on.
    func keepOthersFromPrograms() {
        for descriptor in OpenDescriptors.now.subtracting(given) {
            let flags = fcntl(descriptor, F_GETFD)
            if flags >= 0 { _ = fcntl(descriptor, F_SETFD, flags | FD_CLOEXEC) }
        }
    }

    private static var now: Set<Int32> {
        Set((try? FileManager.default.contentsOfDirectory(atPath: "/dev/fd"))?.compactMap { Int32($0) } ?? [])
    }
}
