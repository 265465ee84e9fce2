internal import HookModel
internal import NIOCore

extension ConnectionHandler {
    /// Reads as many requests as came and as may wait.
    func readOn() {
        // Whoever takes a request may answer at once, which leads back here.
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
            } else if pause.isEmpty, reader.phase == .idle, queue.isEmpty {
                closeIdle()
            } else {
                close()
            }
        }
    }

    /// Ends a body that is too slow: what came of it is a request that is not whole.
    func timeOutBody() {
        guard isReadingBody else { return }
        handle(reader.finish(.timedOut))
    }

    /// Takes care of what the connection's sudden end leaves behind: a cut body is still a request.
    func abandon() {
        leaveLine()
        if state == .open, pause.subtracting(.unwritable).isEmpty { handle(reader.finish()) }
        giveBackMemory()
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
        // Whoever waits to be asked for a body that is too large is told so instead.
        if head.expectsContinue, case .length(let length) = head.framing, length > limit {
            return handle(reader.finish(.tooLarge))
        }
        owesContinue = head.expectsContinue
        if reserveFirst(head) { sendContinue() }
    }

    private func deliver(_ message: ReadMessage) {
        let bytes = message.byteCount
        let fits = settleReservation(bytes)
        owesContinue = false
        phase = .idle
        let receivedAt = self.receivedAt ?? loop.clock.now()
        self.receivedAt = nil
        let number = queue.add(
            ResponseQueue.Slot(
                isHead: message.head.methodIs("HEAD"), speaksOldVersion: message.head.minorVersion == 0,
                staysOpen: message.staysOpen, reserved: bytes, answer: nil
            )
        )
        if reader.phase == .ended { pause.insert(.ended) }
        if queue.unanswered >= loop.limits.pipelinedRequests { pause.insert(.pipeline) }
        if !fits { waitForRoom() }
        let request = ReceivedRequest(
            head: message.head, body: message.body, trailers: message.trailers,
            incompleteness: message.incompleteness, receivedAt: receivedAt, remote: remote
        )
        let handle = NIOLoopBound(self, eventLoop: loop.eventLoop)
        loop.handOver(IncomingRequest(request: request, response: ResponseHandle(connection: handle, number: number)))
    }

    private func refuse(_ refusal: Refusal) {
        let firstBytes = reader.firstBytes
        let followsBody = reader.followsBody
        reader.end()
        giveBackMemory()
        pause.insert(.ended)
        loop.report(
            refusal, from: remote, firstBytes: firstBytes,
            isRestOfBody: followsBody && refusal.isOfFirstLine && !RequestOpening.isLikely(firstBytes))
        let isHead = firstBytes.readableBytesView.starts(with: "HEAD ".utf8)
        _ = queue.add(
            ResponseQueue.Slot(
                isHead: isHead, speaksOldVersion: false, staysOpen: false, reserved: 0,
                answer: RefusalResponse.make(refusal)
            )
        )
        writeReady()
    }
}
