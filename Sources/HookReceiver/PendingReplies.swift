internal import HookStore
internal import HookTransport

/// The requests of one turn of an event loop, judged and decided, that go into the store together.
struct PendingReplies: Sendable {
    var captures: [NewCapture] = []
    var tickets: [ReplyTicket] = []

    mutating func append(_ capture: NewCapture, _ ticket: ReplyTicket) {
        captures.append(capture)
        tickets.append(ticket)
    }
}
