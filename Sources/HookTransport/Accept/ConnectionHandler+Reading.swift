internal import HookModel
internal import NIOCore

extension ConnectionHandler {
    /// The first reservation for a chunked body; later ones double it.
    private static let chunkedStep = 64 * 1024

    /// Reads as many requests as came and as may wait.
    func readOn() {
        // The sink may answer at once, which leads back here.
        guard !isReading else { return }
        isReading = true
        reading: while state == .open, pause.isEmpty {
            switch reader.next() {
            case .needMore:
                growReservation()
                break reading
            case .head(let head): announce(head)
            case .message(let message): deliver(message)
            case .refused(let refusal): refuse(refusal)
            }
        }
        isReading = false
        if inputEnded, state == .open, pause.isEmpty { finishInput() }
        setDeadline()
        releaseRead()
    }

    /// Goes on after a pause for one reason, if there is no other.
    func resume(_ reason: Pause) {
        guard pause.contains(reason) else { return }
        pause.remove(reason)
        if pause.isEmpty { readOn() }
    }

    /// Acts on the deadline that was set last.
    func timeOut() {
        switch state {
        case .closed: break
        case .closing, .lingering: close()
        case .open:
            if pause.contains(.memory) {
                handle(reader.refuse(.overloaded))
            } else if pause.isEmpty, reader.phase == .head || reader.phase == .body {
                handle(reader.finish(.timedOut))
            } else {
                close()
            }
        }
    }

    /// Takes care of what the connection's sudden end leaves behind: a cut body is still a request.
    func abandon() {
        leaveLine()
        if state == .open, pause.subtracting(.unwritable).isEmpty { handle(reader.finish()) }
        giveBackReservation()
    }

    /// Gives back the memory of a request that will not be read to its end.
    func giveBackMemory() {
        leaveLine()
        giveBackReservation()
    }

    /// Sets the next deadline from what the connection stands in.
    func setDeadline() {
        guard state == .open else { return }
        let now = NIODeadline.now()
        if reader.phase != phase {
            phase = reader.phase
            phaseStart = now
        }
        let limits = loop.limits
        if let waiting {
            deadline = phase == .body ? waiting.since + TimeAmount(limits.bodyTime) : .distantFuture
        } else if pause.contains(.unwritable) {
            deadline = now + TimeAmount(limits.idleTime)
        } else if !pause.isEmpty {
            deadline = .distantFuture
        } else {
            switch phase {
            case .idle: deadline = queue.isEmpty ? now + TimeAmount(limits.idleTime) : .distantFuture
            case .head: deadline = phaseStart + TimeAmount(limits.headTime)
            case .body:
                let earned = Int64(reader.bodyBytes) * 1000 / Int64(max(1, limits.bodyRate))
                deadline = phaseStart + TimeAmount(limits.bodyTime) + .milliseconds(earned)
            case .ended: deadline = .distantFuture
            }
        }
    }

    // MARK: Steps of the reader

    private func handle(_ step: RequestReader.Step) {
        switch step {
        case .needMore: break
        case .head(let head): announce(head)
        case .message(let message): deliver(message)
        case .refused(let refusal): refuse(refusal)
        }
        setDeadline()
    }

    private func finishInput() {
        handle(reader.finish())
        if state == .open, queue.isEmpty {
            if isUnflushed { startClosing() } else { close() }
        }
    }

    private func announce(_ head: ReadHead) {
        receivedAt = loop.clock.now()
        let limit = loop.limits.bodyBytes
        let room: Int
        switch head.framing {
        case .length(let length):
            // Whoever waits to be asked for a body that is too large is told so instead.
            if head.expectsContinue, length > limit { return handle(reader.finish(.tooLarge)) }
            room = min(length, limit)
        case .chunked: room = min(ConnectionHandler.chunkedStep, limit)
        }
        owesContinue = head.expectsContinue
        if reserve(room + head.head.block.bytes.readableBytes) { sendContinue() }
    }

    private func deliver(_ message: ReadMessage) {
        let bytes = message.byteCount
        var fits = true
        if bytes > reserved {
            fits = loop.budget.take(bytes - reserved)
        } else {
            loop.budget.release(reserved - bytes)
        }
        reserved = 0
        owesContinue = false
        phase = .idle
        let receivedAt = self.receivedAt ?? loop.clock.now()
        self.receivedAt = nil
        let number = queue.add(
            AnswerQueue.Slot(
                isHead: message.head.methodIs("HEAD"), speaksOldVersion: message.head.minorVersion == 0,
                staysOpen: message.staysOpen, reserved: bytes, answer: nil
            )
        )
        if reader.phase == .ended { pause.insert(.ended) }
        if queue.unanswered >= loop.limits.pipelinedRequests { pause.insert(.pipeline) }
        if !fits { _ = reserve(0) }
        loop.requestArrived()
        let request = ReceivedRequest(
            head: message.head, body: message.body, trailers: message.trailers,
            incompleteness: message.incompleteness, receivedAt: receivedAt, remote: remote
        )
        let handle = NIOLoopBound(self, eventLoop: loop.eventLoop)
        loop.sink.receive(request, reply: ReplyTicket(connection: handle, number: number))
    }

    private func refuse(_ refusal: Refusal) {
        let firstBytes = reader.firstBytes
        reader.end()
        giveBackMemory()
        pause.insert(.ended)
        loop.report(refusal, from: remote, firstBytes: firstBytes)
        let isHead = firstBytes.readableBytesView.starts(with: "HEAD ".utf8)
        _ = queue.add(
            AnswerQueue.Slot(
                isHead: isHead, speaksOldVersion: false, staysOpen: false, reserved: 0,
                answer: RefusalAnswer.make(refusal)
            )
        )
        writeReady()
    }

    // MARK: Memory

    /// Takes bytes for what is still to come; false when reading has to wait for them.
    private func reserve(_ bytes: Int) -> Bool {
        let handle = NIOLoopBound(self, eventLoop: loop.eventLoop)
        waits += 1
        let number = waits
        let place = loop.budget.reserve(bytes) {
            handle.eventLoop.execute { handle.value.roomGranted(number) }
        }
        guard let place else {
            reserved += loop.budget.granted(bytes)
            return true
        }
        waiting = MemoryWait(number: number, place: place, bytes: bytes, since: .now())
        pause.insert(.memory)
        return false
    }

    /// Reserves more for a chunked body that has outgrown what it has; reading pauses when that has to wait.
    private func growReservation() {
        guard reserved > 0, reader.phase == .body, reader.bodyBytes > reserved else { return }
        let step = min(reserved, loop.limits.bodyBytes - reserved, loop.budget.total - reserved)
        if step > 0 { _ = reserve(step) }
    }

    private func roomGranted(_ number: UInt64) {
        guard let granted = waiting, granted.number == number else { return }
        waiting = nil
        reserved += loop.budget.granted(granted.bytes)
        // Time spent in the line is ours, not the sender's.
        phaseStart = phaseStart + (.now() - granted.since)
        pause.remove(.memory)
        if owesContinue { sendContinue() }
        readOn()
    }

    private func leaveLine() {
        guard let waiting else { return }
        self.waiting = nil
        pause.remove(.memory)
        if !loop.budget.giveUp(waiting.place) { loop.budget.release(loop.budget.granted(waiting.bytes)) }
    }

    private func giveBackReservation() {
        loop.budget.release(reserved)
        reserved = 0
    }
}
