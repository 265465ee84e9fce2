internal import Synchronization

/// The ports that this program listens on, which no capture is sent to; filled as they become known.
package final class OwnPorts: Sendable {
    private let ports: Mutex<Set<Int>>

    /// Makes a set with the ports that are known already; 0, which stands for any free one, is none of them.
    package init(_ ports: Set<Int> = []) {
        self.ports = Mutex(ports.subtracting([0]))
    }

    /// A listener was bound.
    package func add(_ port: Int) { ports.withLock { _ = $0.insert(port) } }

    func contains(_ port: Int) -> Bool { ports.withLock { $0.contains(port) } }
}
