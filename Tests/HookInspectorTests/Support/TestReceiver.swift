import HookInspector
import HookModel
import Synchronization

/// A receiver as the inspector sees it.
final class TestReceiver: ReceiverStatus {
    let address: String?
    let refused: RefusedPage
    private let misdirected = Mutex<[MisdirectedRequest]>([])

    init(address: String? = nil, refused: RefusedPage = RefusedPage()) {
        self.address = address
        self.refused = refused
    }

    /// The webhooks that came to the inspector.
    var all: [MisdirectedRequest] { misdirected.withLock(\.self) }

    func note(_ request: MisdirectedRequest) { misdirected.withLock { $0.append(request) } }
}
