import Foundation
import GRDB
import HookModel
import TestSupport
import Testing

@testable import HookStore

/// What happens to a store's files while it is open: no promise about a file that will not hold it.
@Suite struct StorePlaceTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        /// What the message names.
        let word: String
        /// What happens to the folder of the store.
        let happens: @Sendable (_ folder: String) throws -> Void
        /// What brings the same files back; nil when nothing does.
        var undo: (@Sendable (_ folder: String) throws -> Void)?

        static let all: [Case] = [
            Case(testDescription: "all its files deleted", word: "deleted or moved") { folder in
                for suffix in ["", "-wal", "-shm", ".lock"] { try remove("\(folder)/captures.sqlite\(suffix)") }
            },
            Case(testDescription: "the database deleted", word: "deleted or moved") {
                try remove("\($0)/captures.sqlite")
            },
            Case(
                testDescription: "the database moved", word: "deleted or moved",
                happens: { try move("\($0)/captures.sqlite", "\($0)/other") },
                undo: { try move("\($0)/other", "\($0)/captures.sqlite") }),
            Case(
                testDescription: "the folder renamed", word: "deleted or moved",
                happens: { try move($0, "\($0)-old") }, undo: { try move("\($0)-old", $0) }),
            Case(testDescription: "the folder deleted", word: "deleted or moved", happens: remove),
            Case(
                testDescription: "replaced by another file", word: "replaced by another",
                happens: {
                    try move("\($0)/captures.sqlite", "\($0)/old")
                    try Data("x".utf8).write(to: URL(fileURLWithPath: "\($0)/captures.sqlite"))
                },
                undo: { try move("\($0)/old", "\($0)/captures.sqlite") }),
            Case(testDescription: "replaced by a copy of itself", word: "replaced by another") {
                try FileManager.default.copyItem(atPath: "\($0)/captures.sqlite", toPath: "\($0)/copy")
                try move("\($0)/copy", "\($0)/captures.sqlite")
            },
            Case(testDescription: "replaced by another store", word: "replaced by another") { folder in
                for suffix in ["", "-wal", "-shm", ".lock"] {
                    try move("\(folder)/captures.sqlite\(suffix)", "\(folder)/old\(suffix)")
                }
                try StoreWriter.open("\(folder)/captures.sqlite", logger: .silent).close()
            },
            Case(
                testDescription: "the log moved", word: "-wal was",
                happens: { try move("\($0)/captures.sqlite-wal", "\($0)/w") },
                undo: { try move("\($0)/w", "\($0)/captures.sqlite-wal") }),
            Case(testDescription: "the log deleted", word: "-wal was") { try remove("\($0)/captures.sqlite-wal") },
            Case(testDescription: "the log replaced", word: "-wal was") {
                try Data().write(to: URL(fileURLWithPath: "\($0)/w"))
                try move("\($0)/w", "\($0)/captures.sqlite-wal")
            },
            Case(testDescription: "the log's index deleted", word: "-shm was") {
                try remove("\($0)/captures.sqlite-shm")
            },
        ]

        private static func remove(_ path: String) throws { try FileManager.default.removeItem(atPath: path) }

        /// As mv does: what is there is replaced.
        private static func move(_ path: String, _ target: String) throws {
            guard rename(path, target) == 0 else { throw CocoaError(.fileWriteUnknown) }
        }
    }

    @Test("X12: no capture is promised, one line says why, and closing loses nothing", arguments: Case.all)
    func lost(_ example: Case) async throws {
        let outer = try TemporaryFolder()
        let folder = outer.file("store")
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let log = LogLines()
        let path = "\(folder)/captures.sqlite"
        let writer = try StoreWriter.open(path, logger: log.logger)
        let store = TemporaryStore(outer, writer, path)
        let before = try await store.write([.of("BEFORE / HTTP/1.1")])
        try example.happens(folder)
        for _ in 0..<3 {
            #expect(await store.outcomes([try .of(), try .of()]).map(\.code) == [.failed, .failed])
            await #expect(throws: StoreError.self) { try await writer.record([.answered(capture: 1, status: 201)]) }
        }
        guard case .lost(let problem) = await writer.health() else {
            Issue.record("the loss is not known")
            return
        }
        #expect(problem.contains(example.word) && problem.contains(path), "\(problem)")
        #expect(log.lines == ["error: \(problem); senders are answered 503 meanwhile"])
        if let undo = example.undo {
            try undo(folder)
            #expect(await writer.health() == .good)
            let id = try await store.write([.of("AFTER / HTTP/1.1")])[0]
            #expect(log.lines.count == 2)
            try writer.close()
            let again = try Store.open(path)
            #expect(try await again.capture(before[0])?.request.head.method == "BEFORE")
            #expect(try await again.capture(id)?.request.head.method == "AFTER")
            // What was answered 503 is not there.
            #expect(try await again.count() == 2)
            #expect(try await again.capture(before[0])?.status == 200)
        } else {
            try? writer.close()
        }
    }

    @Test(
        "X12: what was stored before its log was lost is in the database, also after a kill",
        arguments: ["-wal", "-shm"])
    func rescued(suffix: String) async throws {
        let store = try TemporaryStore()
        try await store.write((0..<50).map { _ in try .of() })
        try FileManager.default.removeItem(atPath: store.path + suffix)
        _ = await store.outcomes([try .of()])
        // As it is on the disk now, while the listener still runs.
        let copy = store.folder.file("copy.sqlite")
        try FileManager.default.copyItem(atPath: store.path, toPath: copy)
        #expect(try await Store.open(copy).count() >= 50)
        try store.writer.close()
        #expect(try await Store.open(store.path).count() >= 50)
    }

    @Test(
        "X12: a database that is moved while nothing comes has everything when its listener has ended",
        arguments: [false, true])
    func movedAway(isNoticed: Bool) async throws {
        let store = try TemporaryStore()
        try await store.write((0..<50).map { _ in try .of() })
        let moved = store.folder.file("moved.sqlite")
        try FileManager.default.moveItem(atPath: store.path, toPath: moved)
        if isNoticed { #expect(await store.writer.health() != .good) }
        try store.writer.close()
        #expect(try await Store.open(moved).count() == 50)
    }

    @Test("Nothing is dropped from a store that was moved away")
    func keptWhileAway() async throws {
        let store = try TemporaryStore(keeping: RetentionLimits(captures: 5))
        try await store.write((0..<5).map { _ in try .of() })
        let moved = store.folder.file("moved.sqlite")
        try FileManager.default.moveItem(atPath: store.path, toPath: moved)
        store.writer.keep(since: Timestamp(milliseconds: .max))
        try store.writer.close()
        #expect(try await Store.open(moved).count() == 5)
    }

    @Test("X12: who has begun a new store at the same place keeps its log when the old listener ends")
    func otherListener() async throws {
        let old = try TemporaryStore()
        try await old.write([.of("OLD / HTTP/1.1")])
        for suffix in ["", "-wal", "-shm", ".lock"] {
            try FileManager.default.moveItem(atPath: old.path + suffix, toPath: old.folder.file("old\(suffix)"))
        }
        let new = try StoreWriter.open(old.path, logger: .silent)
        let store = TemporaryStore(old.folder, new, old.path)
        try await store.write([.of("NEW / HTTP/1.1")])
        try old.writer.close()
        #expect(await new.health() == .good)
        try await store.write([.of("NEW / HTTP/1.1")])
        try new.close()
        #expect(try await Store.open(old.path).count() == 2)
        #expect(try await Store.open(old.folder.file("old")).capture(1)?.request.head.method == "OLD")
    }

    @Test("Looking costs a group little: three calls of stat")
    func cost() async throws {
        let store = try TemporaryStore()
        let place = try StorePlace(store.path)
        let time = try ContinuousClock().measure {
            for _ in 0..<10_000 { try #require(place.loss() == nil) }
        }
        #expect(time < .milliseconds(500), "10,000 looks took \(time)")
    }
}
