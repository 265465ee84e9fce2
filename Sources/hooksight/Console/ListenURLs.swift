import Synchronization

/// The URLs of receiver and inspector, for lines that send somebody there; filled as both are bound.
final class ListenURLs: Sendable {
    private let urls = Mutex<(receiver: String?, inspector: String?)>((nil, nil))

    /// Where to send webhooks, ending in a slash; nil while it is not known.
    var receiver: String? { urls.withLock { $0.receiver } }

    /// Where to look at what came, ending in a slash; nil while it is not known.
    var inspector: String? { urls.withLock { $0.inspector } }

    /// Where to look at what was refused; nil while it is not known.
    var refused: String? { urls.withLock { $0.inspector.map { "\($0)refused.txt" } } }

    func setReceiver(_ url: String) { urls.withLock { $0.receiver = url } }

    func setInspector(_ url: String) { urls.withLock { $0.inspector = url } }
}
