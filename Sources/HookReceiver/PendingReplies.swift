internal import HookStore
internal import HookTransport

/// Judged and decided requests of one turn of an event loop that go into the store together.
struct PendingReplies: Sendable {
    private(set) var captures: [NewCapture] = []
    private(set) var tickets: [ReplyTicket] = []

    /// The writer begins with so many while the event loop judges the next: measured at 32 connections, a turn brought
    /// nearly all of them, and loop and writer took turns in waiting for each other.
    private static let enough = 4

    /// Adds a request; gives all that were gathered, and starts anew, when there are enough.
    mutating func append(_ capture: NewCapture, _ ticket: ReplyTicket) -> PendingReplies? {
        captures.append(capture)
        tickets.append(ticket)
        guard captures.count >= PendingReplies.enough else { return nil }
        defer { self = PendingReplies() }
        return self
    }

    /// A single request that was judged elsewhere.
    static func one(_ capture: NewCapture, _ ticket: ReplyTicket) -> PendingReplies {
        PendingReplies(captures: [capture], tickets: [ticket])
    }

    init() {}

    private init(captures: [NewCapture], tickets: [ReplyTicket]) {
        self.captures = captures
        self.tickets = tickets
    }
}
