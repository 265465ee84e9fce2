import NIOCore
import NIOPosix

/// The loopback address of IPv6, where the machine has one: many containers do not.
package enum IPv6Loopback {
    /// Whether it can be listened on; says once what is left out where not.
    package static let isThere: Bool = {
        let isThere: Bool
        do {
            let channel = try ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
                .bind(host: "::1", port: 0).wait()
            try channel.close().wait()
            isThere = true
        } catch {
            isThere = false
        }
        if !isThere { print("SKIPPED: this machine has no ::1 (2 tests of HookTransport, 1 elsewhere, some cases)") }
        return isThere
    }()

    /// Those of a case's addresses that this machine has.
    package static func present(_ hosts: [String]) -> [String] {
        hosts.filter { isThere || $0 == "127.0.0.1" }
    }
}
