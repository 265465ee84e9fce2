internal import HookModel
internal import NIOCore

/// How the body that is being read gets its memory: a small one at once, a large one in steps that double, each before
/// the bytes that need it are read.
extension ConnectionHandler {
    /// The most that one read brings, which is what NIO's buffers for reading grow to.
    private static let readSize = 64 * 1024

    /// Takes memory for what comes first of a body; false when reading has to wait for it.
    func reserveFirst(_ head: ReadHead) -> Bool {
        let limit = loop.limits.bodyBytes
        let longest =
            switch head.framing {
            case .length(let length): min(length, limit)
            case .chunked: limit
            }
        let headBytes = head.head.block.bytes.readableBytes
        mostReserved = min(headBytes + longest, loop.budget.largest)
        // What is reserved at once never waits for more, so small bodies cannot wait for each other.
        if !isLarge { return reserve(mostReserved) }
        return reserve(min(mostReserved, headBytes + min(longest, ConnectionHandler.readSize)))
    }

    /// Takes more for a body that may outgrow what it has with the next read; reading pauses when that has to wait.
    func growReservation() {
        guard reserved > 0, reader.phase == .body else { return }
        let held = reader.currentBytes
        if held > reserved {
            // Several reads of one turn may bring more than was expected: that is in memory, so it counts.
            _ = loop.budget.take(held - reserved)
            reserved = held
        }
        let needed = min(mostReserved, held + ConnectionHandler.readSize)
        guard needed > reserved else { return }
        _ = reserve(min(mostReserved, max(2 * reserved, needed)) - reserved)
    }

    /// Leaves reserved what a request holds, and no more; false when that exceeds the budget.
    func settleReservation(_ bytes: Int) -> Bool {
        endClaim()
        defer { reserved = 0 }
        if bytes > reserved { return loop.budget.take(bytes - reserved) }
        loop.budget.release(reserved - bytes)
        return true
    }

    /// Has reading wait until the budget is no longer exceeded.
    func waitForRoom() {
        _ = reserve(0)
    }

    /// Gives back the memory of a request that will not be read to its end.
    func giveBackMemory() {
        leaveLine()
        endClaim()
        loop.budget.release(reserved)
        reserved = 0
    }

    /// Whether more of a body is waited for, with nothing of our own in the way.
    var isReadingBody: Bool { state == .open && reader.phase == .body && pause.isEmpty && reserved > 0 }

    /// Leaves the line for memory.
    func leaveLine() {
        guard let waiting else { return }
        self.waiting = nil
        pause.remove(.memory)
        // Granted meanwhile, and nobody will come to fetch it.
        if !loop.budget.giveUp(waiting.place) { reserved += waiting.bytes }
    }

    private var isLarge: Bool { mostReserved > loop.budget.small }

    /// The body needs nothing more.
    private func endClaim() {
        if isLarge { loop.budget.end(ObjectIdentifier(self)) }
        mostReserved = 0
    }

    /// Takes bytes for what is still to come; false when reading has to wait for them.
    private func reserve(_ bytes: Int) -> Bool {
        let handle = NIOLoopBound(self, eventLoop: loop.eventLoop)
        waits += 1
        let number = waits
        let body = BodyMemory(owner: ObjectIdentifier(self), held: reserved, most: mostReserved)
        let place = loop.budget.reserve(bytes, for: body) {
            handle.eventLoop.execute { handle.value.roomGranted(number) }
        }
        guard let place else {
            reserved += bytes
            return true
        }
        waiting = MemoryWait(number: number, place: place, bytes: bytes, since: .now())
        pause.insert(.memory)
        return false
    }

    private func roomGranted(_ number: UInt64) {
        guard let granted = waiting, granted.number == number else { return }
        waiting = nil
        reserved += granted.bytes
        // Time spent in the line is ours, not the sender's.
        phaseStart = phaseStart + (.now() - granted.since)
        pause.remove(.memory)
        if owesContinue { sendContinue() }
        readOn()
    }
}
