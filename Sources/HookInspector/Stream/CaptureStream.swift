internal import HookModel
internal import HookStore
internal import NIOCore

/// Sends one reader captures, in the order of their commits, and what becomes of them.
///
/// What the reader has not had comes from the store, a page at a time; then events as they come. A reader that is too slow
/// for them gets the captures from the store again, so that it misses none; of other events that were dropped meanwhile it
/// gets the number.
struct CaptureStream {
    /// Where the reader has its events from.
    struct Sources: Sendable {
        let store: Store
        let tail: Tail<StoreEvent>
        let frames: StreamFrames
        let readers: StreamReaders
    }

    private let sources: Sources
    private let root: QueryNode?
    /// The newest capture that was looked at.
    private var reached: Int64
    /// Whether the captures that were looked at fit, for what becomes of them.
    private var fits: [Int64: Bool] = [:]

    /// So many captures are read from the store at once, and so many events from the tail.
    private static let page = 200
    /// So many captures are remembered as fitting or not.
    private static let remembered = 4_096
    /// What a reader gets in less time than this comes together: each waking costs as much as several events.
    private static let rest = Duration.milliseconds(4)
    /// For each event that goes to each of many readers, so long all of them rest: the receiver needs the processor.
    private static let restOfEach = Duration.microseconds(12)
    /// A connection on which nothing is sent for so long gets a comment.
    private static let pulse = Duration.seconds(15)

    /// Makes a stream of the captures after one.
    init(_ sources: Sources, _ query: Query, after id: Int64) {
        self.sources = sources
        root = query.root
        reached = id
    }

    /// Sends until nothing comes any more, the task is cancelled, or a write fails.
    ///
    /// - Parameter write: Hands bytes to the reader; returns when it takes more.
    /// - Throws: What `write` throws; `StoreError` when the store cannot be read.
    mutating func run(_ write: (ByteBuffer) async throws -> Void) async throws {
        sources.readers.add()
        sources.tail.join()
        defer {
            sources.tail.leave()
            sources.readers.remove()
        }
        try await write(StreamFrame.start)
        while !Task.isCancelled {
            let place = sources.tail.end
            try await sendStored(write)
            guard try await sendComing(from: place, write) else { return }
        }
    }

    /// Sends what the store has beyond what was sent.
    private mutating func sendStored(_ write: (ByteBuffer) async throws -> Void) async throws {
        while true {
            let page = try await sources.store.following(
                CaptureSearch(root, after: reached), limit: CaptureStream.page)
            var buffer = ByteBuffer()
            for capture in page.captures {
                var frame = StreamFrame.capture(capture)
                buffer.writeBuffer(&frame)
                remember(capture.id, true)
            }
            reached = max(reached, page.reached)
            if buffer.readableBytes > 0 { try await write(buffer) }
            if page.isLast { return }
        }
    }

    /// Sends what comes; gives false when nothing will come any more, true when something was dropped.
    private mutating func sendComing(
        from start: Int, _ write: (ByteBuffer) async throws -> Void
    ) async throws -> Bool {
        var place = start
        while !Task.isCancelled {
            let reading = sources.tail.read(from: place, limit: CaptureStream.page)
            if reading.missed > 0 {
                try await write(StreamFrame.missed(reading.missed, reached: reached))
                return true
            }
            place = reading.next
            if reading.elements.isEmpty {
                switch await sources.tail.wait(for: place, CaptureStream.pulse) {
                case .isThere: continue
                case .isLate: try await write(StreamFrame.pulse)
                case .isOver: return false
                }
            } else {
                let buffer = try await frames(of: reading.elements)
                if buffer.readableBytes > 0 { try await write(buffer) }
                let share = CaptureStream.restOfEach * (reading.elements.count * max(0, sources.readers.count - 4))
                try await Task.sleep(for: max(CaptureStream.rest, share))
            }
        }
        return false
    }

    private mutating func frames(of events: [StoreEvent]) async throws -> ByteBuffer {
        var stored: [Int64] = []
        for case .captured(let capture) in events where capture.id > reached { stored.append(capture.id) }
        let wanted = try await fitting(stored)
        for id in stored { remember(id, wanted.contains(id)) }
        let captures = try await sources.frames.frames(of: wanted)
        var buffer = ByteBuffer()
        for event in events {
            if case .captured(let stored) = event {
                guard stored.id > reached else { continue }
                reached = stored.id
                if var frame = captures[stored.id] { buffer.writeBuffer(&frame) }
            } else if try await isWanted(event), var frame = StreamFrame.change(event, reached: reached) {
                buffer.writeBuffer(&frame)
            }
        }
        return buffer
    }

    /// Those of captures that were stored just now that fit: the store knows what a query may ask of them.
    private func fitting(_ ids: [Int64]) async throws -> [Int64] {
        guard root != nil, let first = ids.first, let last = ids.last else { return ids }
        var found: [Int64] = []
        var after = first - 1
        while after < last {
            let search = CaptureSearch(root, before: last + 1, after: after)
            let page = try await sources.store.following(search, limit: CaptureStream.page)
            found += page.captures.map(\.id)
            if page.isLast { break }
            after = page.reached
        }
        return found
    }

    /// Whether a change is about a capture that fits.
    private mutating func isWanted(_ event: StoreEvent) async throws -> Bool {
        guard let id = event.capture else { return true }
        guard root != nil else { return true }
        if let known = fits[id] { return known }
        // A capture from before this stream.
        let only = CaptureSearch(root, before: id + 1, after: id - 1)
        let isWanted = try await sources.store.ids(only, limit: 1).ids == [id]
        remember(id, isWanted)
        return isWanted
    }

    private mutating func remember(_ id: Int64, _ isWanted: Bool) {
        guard root != nil else { return }
        if fits.count >= CaptureStream.remembered { fits.removeAll(keepingCapacity: true) }
        fits[id] = isWanted
    }
}

extension StoreEvent {
    /// The capture that a change is about; nil for several, and for none.
    fileprivate var capture: Int64? {
        switch self {
        case .captured(let stored): stored.id
        case .answered(let id, _), .diagnosed(let id, _): id
        case .delivery(let delivery, _): delivery.capture
        case .target, .deliveriesDeleted, .deleted: nil
        }
    }
}
