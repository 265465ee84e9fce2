internal import HookModel
internal import HookStore
internal import HookTransport

/// Judged and decided requests of one turn of an event loop that go into the store together.
struct PendingReplies: Sendable {
    private(set) var captures: [NewCapture] = []
    private(set) var tickets: [ReplyTicket] = []
    /// What some of them get instead of a receipt, by their places; nearly always nothing.
    private var answers: [Int: Answer] = [:]

    /// The writer begins with so many while the event loop judges the next: measured at 32 connections, a turn brought
    /// nearly all of them, and loop and writer took turns in waiting for each other.
    private static let enough = 4

    /// Adds a request; gives all that were gathered, and starts anew, when there are enough.
    mutating func append(_ capture: NewCapture, _ ticket: ReplyTicket, _ answer: Answer?) -> PendingReplies? {
        if let answer { answers[captures.count] = answer }
        captures.append(capture)
        tickets.append(ticket)
        guard captures.count >= PendingReplies.enough else { return nil }
        defer { self = PendingReplies() }
        return self
    }

    /// A single request that was judged elsewhere.
    static func one(_ capture: NewCapture, _ ticket: ReplyTicket, _ answer: Answer?) -> PendingReplies {
        PendingReplies(captures: [capture], tickets: [ticket], answers: answer.map { [0: $0] } ?? [:])
    }

    /// What the request at a place gets instead of a receipt.
    func answer(at place: Int) -> Answer? { answers.isEmpty ? nil : answers[place] }

    init() {}

    private init(captures: [NewCapture], tickets: [ReplyTicket], answers: [Int: Answer]) {
        self.captures = captures
        self.tickets = tickets
        self.answers = answers
    }
}
