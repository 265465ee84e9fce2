internal import HookModel
internal import Logging
internal import NIOCore

/// One connection: feeds the reader, hands requests over, and writes the answers in order.
///
/// Used on its event loop only. What it reads and when is in `+Reading`, what it writes in `+Answering`.
final class ConnectionHandler: ChannelDuplexHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    enum State {
        /// Requests are read and answered.
        case open
        /// The last answer is on its way to the socket.
        case closing
        /// Our side is closed; what still comes is discarded, so that the client can read its answer.
        case lingering
        case closed
    }

    /// Why reading is held back.
    struct Pause: OptionSet {
        let rawValue: UInt8
        static let memory = Pause(rawValue: 1)
        static let pipeline = Pause(rawValue: 2)
        static let unwritable = Pause(rawValue: 4)
        /// Nothing more will be read as a request, and the last answer is not made.
        static let ended = Pause(rawValue: 8)
    }

    let loop: LoopContext
    var remote = RemoteAddress(text: "unknown", address: nil)
    var context: ChannelHandlerContext?
    var state = State.open
    var reader: RequestReader
    var queue = ResponseQueue()
    /// What to do when the connection closes before a request is answered, by the request's number; nearly always
    /// nothing.
    var closings: [Int: @Sendable () -> Void] = [:]
    var pause: Pause = []
    /// Whether the client has closed its side.
    var inputEnded = false
    /// When something has to happen; swept by the loop.
    var deadline = NIODeadline.distantFuture

    // Of the request that is being read.
    var phase = RequestReader.Phase.idle
    var phaseStart = NIODeadline.now()
    /// When its head was complete; nil while the head is not.
    var receivedAt: Timestamp?
    var reserved = 0
    /// The most that its body may come to hold, with its head.
    var mostReserved = 0
    /// What its body held when the loop last looked for slow ones.
    var heldBefore = 0
    var waiting: MemoryWait?
    var waits: UInt64 = 0
    var isReading = false
    var owesContinue = false

    // Of the answers.
    var outgoing = ByteBuffer()
    var isUnflushed = false
    var lingerBytes: Int
    private var isReadHeld = false

    init(loop: LoopContext) {
        self.loop = loop
        reader = RequestReader(limits: loop.limits)
        lingerBytes = loop.limits.lingerBytes
    }

    func channelActive(context: ChannelHandlerContext) {
        self.context = context
        remote = RemoteAddress(context.remoteAddress)
        loop.add(self)
        setDeadline()
        if loop.isDraining { close() }
        context.fireChannelActive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let bytes = unwrapInboundIn(data)
        switch state {
        case .open:
            reader.feed(bytes)
            readOn()
        case .closing, .lingering:
            lingerBytes -= bytes.readableBytes
            if lingerBytes < 0, state == .lingering { close() }
        case .closed: break
        }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if let event = event as? ChannelEvent, event == .inputClosed {
            inputEnded = true
            if state == .lingering { close() } else { readOn() }
        }
        context.fireUserInboundEventTriggered(event)
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        if context.channel.isWritable { resume(.unwritable) } else { pause.insert(.unwritable) }
        setDeadline()
        context.fireChannelWritabilityChanged()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        loop.logger.debug("connection failed", metadata: ["remote": "\(remote.text)", "error": "\(error)"])
        close()
    }

    func channelInactive(context: ChannelHandlerContext) {
        abandon()
        state = .closed
        self.context = nil
        loop.remove(self)
        let actions = closings
        closings = [:]
        for action in actions.values { action() }
        context.fireChannelInactive()
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        self.context = nil
    }

    /// Lets the channel read only while there is room for what comes.
    func read(context: ChannelHandlerContext) {
        if pause.isEmpty || state == .lingering { context.read() } else { isReadHeld = true }
    }

    /// Lets go of a read that was held back, if nothing holds it any more.
    func releaseRead() {
        guard isReadHeld, pause.isEmpty || state == .lingering else { return }
        isReadHeld = false
        context?.read()
    }

    func close() {
        context?.close(promise: nil)
    }
}
