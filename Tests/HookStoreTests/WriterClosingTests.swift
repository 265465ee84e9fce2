import Dispatch
import Foundation
import GRDB
import HookModel
import NIOPosix
import Synchronization
import TestSupport
import Testing

@testable import HookStore

/// Every call is answered once, whenever the store is closed; closing always ends.
@Suite struct WriterClosingTests {
    @Test("5.5: submitters race with close: every completion is called once, and what was promised is stored")
    func racing() async throws {
        for round in 0..<8 {
            let store = try TemporaryStore()
            let answers = Answers()
            let capture = try NewCapture.of()
            let submitted = Count()
            let submit = { @Sendable [writer = store.writer] in
                // Goes on until some were refused: so some come before, at and after the close.
                while answers.refused < 10 {
                    let loop = MultiThreadedEventLoopGroup.singleton.next()
                    submitted.add(1)
                    writer.submit(
                        CaptureBatch(captures: [capture], eventLoop: loop) { results in
                            for result in results { answers.note(result.map(\.id)) }
                        })
                    usleep(20)
                }
            }
            await WriterClosingTests.inParallel([
                submit, submit,
                { [writer = store.writer] in
                    while answers.stored < round * 20 { usleep(50) }
                    #expect(throws: Never.self) { try writer.close() }
                },
            ])
            try await answers.wait { $0.stored + $0.refused >= submitted.value }
            #expect(answers.stored + answers.refused == submitted.value)
            #expect(answers.codes == [.closed])
            #expect(try await Store.open(store.path).count() == answers.stored)
        }
    }

    @Test("5.5: the queue gives every batch to the writer or refuses it, whenever it is closed")
    func racingQueue() async {
        let loop = MultiThreadedEventLoopGroup.singleton.next()
        for round in 0..<200 {
            let queue = WriterQueue()
            let taken = Count()
            let written = Count()
            await WriterClosingTests.inParallel([
                {
                    while true {
                        switch queue.next() {
                        case .group(let group):
                            if queue.finish() { written.add(group.captures.count) }
                        case .nothing: queue.sleep()
                        case .end: return
                        }
                    }
                },
                {
                    let batch = CaptureBatch(captures: [], eventLoop: loop) { _ in }
                    while queue.add({ $0.captures.append(batch) }) { taken.add(1) }
                },
                {
                    while taken.value < round % 8 { sched_yield() }
                    queue.close()
                },
            ])
            #expect(taken.value == written.value)
        }
    }

    @Test("5.6: after close every call fails at once, reads too")
    func afterwards() async throws {
        let store = try TemporaryStore()
        try await store.write([.of()])
        try store.writer.close()
        try store.writer.close()
        let write = await #expect(throws: StoreError.self) { try await store.write([.of()]) }
        #expect(write?.code == .closed)
        let record = await #expect(throws: StoreError.self) {
            try await store.writer.record([.answered(capture: 1, status: 500)])
        }
        #expect(record?.code == .closed)
        let read = await #expect(throws: StoreError.self) { try await store.store.count() }
        #expect(read?.code == .closed)
        let original = #expect(throws: StoreError.self) { try store.store.originals(of: [1]) }
        #expect(original?.code == .closed)
        #expect(await store.writer.health() == .closed)
    }

    @Test("5.6: a read that would take minutes does not keep the store from closing")
    func longRead() async throws {
        let store = try TemporaryStore()
        try await store.write([.of()])
        let isReading = DispatchSemaphore(value: 0)
        let read = Task {
            try await store.store.read { db in
                isReading.signal()
                // A statement without an end, and another one after it: interrupting once is not enough.
                let endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"
                _ = try? Int.fetchOne(db, sql: endless)
                return try Int.fetchOne(db, sql: endless)
            }
        }
        await WriterClosingTests.wait(isReading)
        try store.writer.close(writeTime: .seconds(60), readTime: .seconds(60))
        let error = await #expect(throws: StoreError.self) { _ = try await read.value }
        #expect(error?.code == .closed)
        let files = try FileManager.default.contentsOfDirectory(atPath: store.folder.path)
        #expect(files.sorted() == ["captures.sqlite", "captures.sqlite.lock"])
    }

    @Test("5.6: a write that hangs ends with its callers answered, and keeps the lock")
    func hangingWrite() async throws {
        let store = try TemporaryStore()
        let goesOn = DispatchSemaphore(value: 0)
        let hangs = DispatchSemaphore(value: 0)
        Thread.detachNewThread { [connection = store.writer.connection] in
            connection.writeWithoutTransaction { _ in
                hangs.signal()
                goesOn.wait()
            }
        }
        await WriterClosingTests.wait(hangs)
        let captures = try [NewCapture.of(), NewCapture.of()]
        async let written = store.outcomes(captures)
        async let recorded = Result { () async throws(StoreError) in
            try await store.writer.record([.answered(capture: 1, status: 1)])
        }
        try await until("two batches wait") { store.writer.waitingCount >= 2 }
        let error = #expect(throws: StoreError.self) { try store.writer.close(writeTime: .milliseconds(50)) }
        #expect(error?.code == .failed)
        let codes = await written.map(\.code) + [recorded.code]
        #expect(codes == [.closed, .closed, .closed])
        #expect(StoreLock.isHeld(store: store.path))
        goesOn.signal()
    }

    /// Does what blocks on threads of their own, and waits for all.
    static func inParallel(_ parts: [@Sendable () -> Void]) async {
        await withTaskGroup(of: Void.self) { tasks in
            for part in parts {
                tasks.addTask {
                    await withCheckedContinuation { continuation in
                        Thread.detachNewThread {
                            part()
                            continuation.resume()
                        }
                    }
                }
            }
        }
    }

    static func wait(_ semaphore: DispatchSemaphore) async {
        await inParallel([{ semaphore.wait() }])
    }
}

private final class Count: Sendable {
    private let count = Atomic(0)

    var value: Int { count.load(ordering: .relaxed) }

    func add(_ more: Int) { count.add(more, ordering: .relaxed) }
}

/// Counts what became of captures.
private final class Answers: Sendable {
    private struct State {
        var stored = 0
        var refused = 0
        var codes: Set<StoreError.Code> = []
    }

    private let state = Mutex(State())

    var stored: Int { state.withLock(\.stored) }
    var refused: Int { state.withLock(\.refused) }
    var codes: Set<StoreError.Code> { state.withLock(\.codes) }

    func note(_ result: Result<Int64, StoreError>) {
        state.withLock { state in
            switch result {
            case .success: state.stored += 1
            case .failure(let error):
                state.refused += 1
                state.codes.insert(error.code)
            }
        }
    }

    func wait(until isEnough: (Answers) -> Bool) async throws {
        try await until("there are enough answers") { isEnough(self) }
    }
}

extension Result where Failure == StoreError {
    /// The error's code; nil for a success.
    var code: StoreError.Code? {
        if case .failure(let error) = self { error.code } else { nil }
    }

    fileprivate init(_ work: () async throws(StoreError) -> Success) async {
        do { self = .success(try await work()) } catch { self = .failure(error) }
    }
}
