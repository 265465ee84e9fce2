internal import HookModel
internal import NIOCore

/// Puts the answers of one connection into the order of their requests.
struct ResponseQueue {
    /// What has to be remembered of a request until its answer has left.
    struct Slot {
        var isHead: Bool
        var speaksOldVersion: Bool
        var staysOpen: Bool
        /// The bytes of the request that count as in flight.
        var reserved: Int
        var answer: SenderResponse?
    }

    private var slots = CircularBuffer<Slot>(initialCapacity: 2)
    private var firstNumber = 0
    /// Requests without an answer so far.
    private(set) var unanswered = 0

    /// Whether every answer has left.
    var isEmpty: Bool { slots.isEmpty }

    /// Adds a request, and gives its number.
    mutating func add(_ slot: Slot) -> Int {
        slots.append(slot)
        if slot.answer == nil { unanswered += 1 }
        return firstNumber + slots.count - 1
    }

    /// Puts an answer in its place; gives the bytes to release, or nil when this request was answered before.
    mutating func put(_ answer: SenderResponse, at number: Int) -> Int? {
        let offset = number - firstNumber
        guard offset >= 0, offset < slots.count else { return nil }
        let index = slots.index(slots.startIndex, offsetBy: offset)
        guard slots[index].answer == nil else { return nil }
        slots[index].answer = answer
        unanswered -= 1
        return slots[index].reserved
    }

    /// Takes the next answer that may leave.
    mutating func popReady() -> (slot: Slot, answer: SenderResponse)? {
        guard let answer = slots.first?.answer, let slot = slots.popFirst() else { return nil }
        firstNumber += 1
        return (slot, answer)
    }
}
