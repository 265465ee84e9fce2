package import HookModel
internal import Synchronization

/// The last requests that HTTP itself refused: in memory only, and few of them.
package final class RefusedLog: Sendable {
    /// So many are kept, with at most 1 KiB of each.
    package static let limit = 100

    private struct State {
        /// A ring once it is full; `total` says where it begins.
        var requests: [RefusedRequest] = []
        var total = 0
    }

    private let state = Mutex(State())

    /// A log of nothing.
    package init() {}

    /// Keeps a request, and drops the oldest where there are too many; may be called on an event loop.
    package func add(_ request: RefusedRequest) {
        state.withLock { state in
            if state.requests.count < RefusedLog.limit {
                state.requests.append(request)
            } else {
                state.requests[state.total % RefusedLog.limit] = request
            }
            state.total += 1
        }
    }

    /// What is kept, newest first, and how many there were in all.
    package var newest: RefusedPage {
        state.withLock { state in
            let start = state.total % max(1, state.requests.count)
            let inOrder = state.requests[start...] + state.requests[..<start]
            return RefusedPage(requests: inOrder.reversed(), total: state.total)
        }
    }
}
