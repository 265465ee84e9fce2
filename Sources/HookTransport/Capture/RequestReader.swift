internal import HookModel
internal import NIOCore

/// Reads the requests of one connection, strictly after RFC 9112: bytes in, requests out, no input or output of its own.
///
/// Feed what was received, then call `next()` until it needs more. Heads and bodies are slices of what was received
/// where they came in one piece. After a refusal, a cut body or a request that ends the connection nothing more is
/// read: what may hide behind it never becomes a request.
struct RequestReader {
    enum Step {
        /// Nothing more can be read before more is fed.
        case needMore
        /// A head is whole and its body is not; told once, and not at all where both came together.
        case head(ReadHead)
        case message(ReadMessage)
        case refused(Refusal)
    }

    /// What the reader stands in, for time-outs.
    enum Phase {
        case idle, head, body, ended
    }

    private enum State {
        case head, announcedBody, fixedBody, chunks, trailers, ended
    }

    /// Empty lines before a request line that are passed over (section 2.2); some old senders leave one.
    private static let emptyLineLimit = 2

    private let limits: ReceiverLimits
    private var state = State.head
    private var input = ByteBuffer()
    /// Whether the input's storage is shared with nobody, so that appending does not copy all of it.
    private var ownsInput = false
    private var emptyLines = 0
    private var scanner = HeadScanner()
    private var chunks = ChunkReader()
    private var current: ReadHead?
    private var body = ByteBuffer()
    private var missing = 0
    /// The first bytes of a request with a chunked body, whose framing is not kept otherwise.
    private var opening: RequestOpening?
    /// Whether the last head that was complete told the length of a body, which may have been less than was sent.
    private(set) var followsBody = false

    init(limits: ReceiverLimits) {
        self.limits = limits
    }

    var phase: Phase {
        switch state {
        case .head: scanner.hasBegun || input.readableBytes > 0 ? .head : .idle
        case .announcedBody, .fixedBody, .chunks, .trailers: .body
        case .ended: .ended
        }
    }

    /// The bytes of the current body so far.
    var bodyBytes: Int { body.readableBytes }

    /// The memory that the current body takes.
    var bodyCapacity: Int { body.capacity }

    /// The bytes of the current body so far, and of its head.
    var currentBytes: Int { (current?.head.block.bytes.readableBytes ?? 0) + body.readableBytes }

    /// The first bytes of the request that is being read, as they came; at most 1 KiB, and what followed it where it is
    /// shorter.
    var firstBytes: ByteBuffer {
        if let opening { return opening.bytes }
        var opening = RequestOpening()
        if let current {
            opening.add(current.head.block.bytes)
            opening.add(body)
        } else {
            for _ in 0..<emptyLines { opening.add(ByteBuffer(string: "\r\n")) }
            opening.add(input)
        }
        return opening.bytes
    }

    /// Takes what was received; dropped when nothing more is read here.
    mutating func feed(_ bytes: ByteBuffer) {
        guard state != .ended, bytes.readableBytes > 0 else { return }
        opening?.add(bytes)
        guard input.readableBytes > 0 else {
            input = bytes
            ownsInput = false
            return
        }
        if !ownsInput {
            var own = ByteBuffer()
            own.reserveCapacity(2 * (input.readableBytes + bytes.readableBytes))
            own.writeImmutableBuffer(input)
            input = own
            ownsInput = true
        }
        input.writeImmutableBuffer(bytes)
    }

    /// Reads on, as far as the input goes.
    mutating func next() -> Step {
        while true {
            let step: Step?
            switch state {
            case .head: step = readHead()
            case .announcedBody:
                state = current?.framing == .chunked ? .chunks : .fixedBody
                step = nil
            case .fixedBody: step = readFixedBody()
            case .chunks: step = readChunks()
            case .trailers: step = readTrailers()
            case .ended: step = .needMore
            }
            if let step { return step }
        }
    }

    /// Tells what is lost when nothing more will come: a cut body, a cut head, or nothing (`needMore`).
    mutating func finish(_ reason: Incompleteness = .closed) -> Step {
        switch phase {
        case .idle, .ended:
            end()
            return .needMore
        case .head: return refuse(reason == .timedOut ? .headTimedOut : .headCut)
        case .body: return cut(reason)
        }
    }

    /// Gives up the request that is being read, for a reason from outside.
    mutating func refuse(_ refusal: Refusal) -> Step {
        state = .ended
        return .refused(refusal.recognised(in: current == nil ? input : nil))
    }

    /// Frees what the reader holds, after its last answer was made.
    mutating func end() {
        state = .ended
        input = ByteBuffer()
        body = ByteBuffer()
        current = nil
        opening = nil
        scanner = HeadScanner()
    }

    // MARK: Heads

    private mutating func readHead() -> Step? {
        if !scanner.hasBegun {
            if let refusal = skipEmptyLines() { return refuse(refusal) }
            guard input.readableBytes > 0 else { return .needMore }
        }
        let limits = limits
        let outcome = input.withUnsafeReadableBytes { raw in
            // A lone CR before the request line stays until its LF comes.
            raw[0] == UInt8(ascii: "\r") ? .more : scanner.scan(raw, limits: limits)
        }
        switch outcome {
        case .more: return .needMore
        case .refused(let refusal): return refuse(refusal)
        case .done(let count): return finishHead(count)
        }
    }

    private mutating func skipEmptyLines() -> Refusal? {
        while let first = input.getInteger(at: input.readerIndex, as: UInt8.self) {
            if first == UInt8(ascii: "\n") { return .bareLineFeed }
            guard first == UInt8(ascii: "\r") else { return nil }
            guard let second = input.getInteger(at: input.readerIndex + 1, as: UInt8.self) else { return nil }
            guard second == UInt8(ascii: "\n") else { return .bareCarriageReturn }
            guard emptyLines < RequestReader.emptyLineLimit else { return .emptyLines }
            emptyLines += 1
            input.moveReaderIndex(forwardBy: 2)
        }
        return nil
    }

    private mutating func finishHead(_ count: Int) -> Step? {
        if let refusal = scanner.framing.fault(minorVersion: scanner.minorVersion) { return refuse(refusal) }
        if scanner.framing.transferEncoding != nil { opening = RequestOpening(input) }
        guard let bytes = input.readSlice(length: count) else { return .needMore }
        ownsInput = false
        let framing = scanner.framing
        let head = RequestHead(
            block: HeaderBlock(bytes: bytes, fields: scanner.fields), methodRange: scanner.method,
            targetRange: scanner.target, minorVersion: scanner.minorVersion
        )
        var staysOpen = !framing.asksToClose && (head.minorVersion > 0 || framing.asksToStay)
        // What follows a CONNECT is the tunnel's, not ours (RFC 9110, section 9.3.6).
        if head.methodIs("CONNECT") { staysOpen = false }
        scanner = HeadScanner()
        emptyLines = 0
        let length = framing.contentLength ?? 0
        followsBody = framing.transferEncoding == nil && length > 0
        if framing.transferEncoding == nil, length <= input.readableBytes, length <= limits.bodyBytes {
            let whole = length == 0 ? ByteBuffer() : input.readSlice(length: length)
            return deliver(head, body: whole ?? ByteBuffer(), staysOpen: staysOpen)
        }
        let announced = ReadHead(
            head: head, framing: framing.transferEncoding == nil ? .length(length) : .chunked,
            expectsContinue: framing.expectsContinue && head.minorVersion > 0 && input.readableBytes == 0,
            staysOpen: staysOpen
        )
        current = announced
        missing = length
        state = .announcedBody
        return .head(announced)
    }

    // MARK: Bodies

    private mutating func readFixedBody() -> Step? {
        let room = limits.bodyBytes - body.readableBytes
        let count = min(missing, room, input.readableBytes)
        append(count)
        missing -= count
        if missing > 0 { return body.readableBytes >= limits.bodyBytes ? cut(.tooLarge) : .needMore }
        return deliverCurrent(trailers: .empty)
    }

    private mutating func readChunks() -> Step? {
        while true {
            var index = 0
            let outcome = input.withUnsafeReadableBytes { chunks.read($0, from: &index) }
            input.moveReaderIndex(forwardBy: index)
            switch outcome {
            case .more: return .needMore
            case .refused(let refusal): return refuse(refusal)
            case .end:
                scanner = HeadScanner(trailer: true)
                state = .trailers
                return nil
            case .data(let size):
                guard input.readableBytes > 0 else { return .needMore }
                let room = limits.bodyBytes - body.readableBytes
                guard room > 0 else { return cut(.tooLarge) }
                let count = min(size, room, input.readableBytes)
                append(count)
                chunks.skip(count)
            }
        }
    }

    private mutating func readTrailers() -> Step? {
        let limits = limits
        switch input.withUnsafeReadableBytes({ scanner.scan($0, limits: limits) }) {
        case .more: return .needMore
        case .refused(let refusal): return refuse(refusal)
        case .done(let count):
            guard let bytes = input.readSlice(length: count) else { return .needMore }
            ownsInput = false
            let fields = scanner.fields
            return deliverCurrent(trailers: fields.isEmpty ? .empty : HeaderBlock(bytes: bytes, fields: fields))
        }
    }

    /// Moves input to the body, whose buffer doubles as it fills: a length that was only announced allocates nothing.
    private mutating func append(_ count: Int) {
        guard count > 0 else { return }
        input.readWithUnsafeReadableBytes { raw in
            body.writeBytes(UnsafeRawBufferPointer(rebasing: raw[..<count]))
            return count
        }
    }

    // MARK: Ends

    private mutating func deliverCurrent(trailers: HeaderBlock) -> Step {
        guard let current else { return .needMore }
        let whole = body
        body = ByteBuffer()
        return deliver(current.head, body: whole, trailers: trailers, staysOpen: current.staysOpen)
    }

    private mutating func deliver(
        _ head: RequestHead, body: ByteBuffer, trailers: HeaderBlock = .empty, staysOpen: Bool
    ) -> Step {
        current = nil
        opening = nil
        chunks = ChunkReader()
        scanner = HeadScanner()
        state = .head
        // The last slice keeps the storage; an empty input must not.
        if input.readableBytes == 0 { input = ByteBuffer() }
        if !staysOpen { end() }
        return .message(
            ReadMessage(head: head, body: body, trailers: trailers, incompleteness: nil, staysOpen: staysOpen)
        )
    }

    private mutating func cut(_ reason: Incompleteness) -> Step {
        guard let current else { return .needMore }
        let message = ReadMessage(
            head: current.head, body: body, trailers: .empty, incompleteness: reason, staysOpen: false
        )
        end()
        return .message(message)
    }
}
