internal import HookModel
internal import NIOCore

extension ConnectionHandler {
    /// Puts an answer in its place and writes what may leave.
    func answer(_ answer: SenderResponse, to number: Int) {
        guard let bytes = queue.put(answer, at: number) else { return }
        if !closings.isEmpty { closings[number] = nil }
        // Also when the connection is gone: the request was held until now.
        loop.budget.release(bytes)
        guard state == .open else { return }
        writeReady()
        if queue.unanswered < loop.limits.pipelinedRequests { resume(.pipeline) }
        setDeadline()
    }

    /// Has `action` called when the connection closes before a request is answered.
    func whenClosed(_ number: Int, _ action: @escaping @Sendable () -> Void) {
        if state == .closed { action() } else { closings[number] = action }
    }

    /// Writes every answer whose turn has come; they leave together at the end of the loop's turn.
    func writeReady() {
        guard state == .open else { return }
        while let (slot, answer) = queue.popReady() {
            let isLast = queue.isEmpty && (reader.phase == .ended || (loop.isDraining && reader.phase == .idle))
            let closes = answer.closes || !slot.staysOpen || isLast
            let rest = ResponseWriter.write(
                answer, isHead: slot.isHead,
                persistence: closes ? .close : slot.speaksOldVersion ? .keepAlive : .standard,
                date: loop.dateLine(), into: &outgoing
            )
            if let rest { write(rest) }
            if closes { return startClosing() }
        }
        if owesContinue, waiting == nil { sendContinue() }
        flushLater()
    }

    /// Asks for the body that was announced, once all earlier requests are answered.
    func sendContinue() {
        guard owesContinue, queue.isEmpty, state == .open else { return }
        owesContinue = false
        outgoing.writeStaticString("HTTP/1.1 100 Continue\r\n\r\n")
        flushLater()
    }

    /// Stops reading requests; the connection closes when everything is written.
    func startClosing() {
        state = .closing
        reader.end()
        giveBackMemory()
        deadline = .now() + TimeAmount(loop.limits.idleTime)
        flushLater()
    }

    /// Hands the written answers to the socket, with one write.
    func flush() {
        isUnflushed = false
        guard let context, state == .open || state == .closing else { return }
        guard state == .closing else {
            passOn(promise: nil)
            context.flush()
            return
        }
        let written = context.eventLoop.makePromise(of: Void.self)
        written.futureResult.assumeIsolated().whenComplete { result in
            if case .success = result { self.linger() } else { self.close() }
        }
        passOn(promise: written)
        context.flush()
    }

    /// Closes our side and waits a little for the client to close its own (RFC 9112, section 9.6).
    ///
    /// Closing at once with input unread would reset the connection, and the client might never see its answer.
    func linger() {
        guard state == .closing, let context else { return }
        guard !inputEnded else { return close() }
        state = .lingering
        deadline = .now() + TimeAmount(loop.limits.lingerTime)
        context.close(mode: .output, promise: nil)
        releaseRead()
    }

    private func write(_ body: ByteBuffer) {
        passOn(promise: nil)
        context?.write(wrapOutboundOut(body), promise: nil)
    }

    private func passOn(promise: EventLoopPromise<Void>?) {
        guard outgoing.readableBytes > 0 || promise != nil else { return }
        context?.write(wrapOutboundOut(outgoing), promise: promise)
        // Written at once in most cases, the storage is free again; a large one is not kept for the next answer.
        if outgoing.capacity > 4096 { outgoing = ByteBuffer() } else { outgoing.clear() }
    }

    private func flushLater() {
        guard !isUnflushed else { return }
        isUnflushed = true
        loop.flushLater(self)
    }
}
