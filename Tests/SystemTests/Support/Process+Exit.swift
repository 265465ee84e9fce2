import Foundation
import HookModel

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

extension Process {
    /// Runs the program, and gives a signal that is given when it ends.
    ///
    /// Waiting for the signal blocks no task. Foundation learns of the end through a socket that other programs may have
    /// inherited; then it hears nothing, so the kernel is asked, too.
    func start() throws -> StartSignal<Int32> {
        let signal = StartSignal<Int32>()
        terminationHandler = { signal.set(.success($0.terminationStatus)) }
        try run()
        let id = id_t(processIdentifier)
        Thread.detachNewThread {
            var info = siginfo_t()
            var result: Int32
            repeat {
                result = waitid(P_PID, id, &info, WEXITED | WNOWAIT)
            } while result == -1 && errno == EINTR
            // Where Foundation was first, there is no such child any more, and it has told.
            if result == 0 { signal.set(.success(info.status)) }
        }
        return signal
    }
}

extension siginfo_t {
    fileprivate var status: Int32 {
        #if canImport(Glibc)
            _sifields._sigchld.si_status
        #else
            si_status
        #endif
    }
}
