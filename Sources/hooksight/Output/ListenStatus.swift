import HookInspector
import HookModel
import HookReceiver

/// What the inspector has to do with the receiver of this run.
struct ListenStatus: ReceiverStatus {
    let urls: ListenURLs
    let log: RefusedLog
    let lines: RefusalLines

    var address: String? { urls.receiver }

    var refused: RefusedPage { log.newest }

    func note(_ misdirected: MisdirectedRequest) { lines.add(misdirected) }
}
