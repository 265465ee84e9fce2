import Foundation
import GRDB
import HookModel
import TestSupport
import Testing

@testable import HookStore

@Suite struct StoreOpeningTests {
    @Test("A store is its owner's alone, the log too")
    func permissions() async throws {
        let store = try TemporaryStore()
        try await store.write([.of()])
        for suffix in ["", "-wal", "-shm"] { #expect(try ProjectFiles.mode(store.path + suffix) == 0o600) }
    }

    @Test("What was written is there when the store is opened again")
    func reopening() async throws {
        let store = try TemporaryStore()
        let id = try await store.write([.of(findings: CaptureWriterTests.full)])[0]
        try store.store.close()
        let again = try Store.open(store.path, logger: .silent)
        #expect(try await again.capture(id)?.findings == CaptureWriterTests.full)
        #expect(try await again.count() == 1)
    }

    @Test("A second holder of the lock is refused and told who has it")
    func lock() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("captures.sqlite")
        let lock = try StoreLock(store: path)
        lock.write(inspector: "127.0.0.1:4101")
        let error = #expect(throws: StoreError.self) { try StoreLock(store: path) }
        let found = try #require(error)
        #expect(found.code == .locked)
        #expect(found.description.contains("inspector at 127.0.0.1:4101"))
        #expect(found.description.contains("--store"))
        #expect(StoreLock.holder(of: path)?.inspector == "127.0.0.1:4101")
        withExtendedLifetime(lock) {}
    }

    @Test("A link to the store leads to the same lock")
    func linkedLock() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("captures.sqlite")
        _ = try Store.open(path, logger: .silent)
        try FileManager.default.createSymbolicLink(atPath: folder.file("link.sqlite"), withDestinationPath: path)
        let lock = try StoreLock(store: path)
        let error = #expect(throws: StoreError.self) { try StoreLock(store: folder.file("link.sqlite")) }
        #expect(error?.code == .locked)
        withExtendedLifetime(lock) {}
    }

    @Test("The lock ends with its holder")
    func lockEnds() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("captures.sqlite")
        do {
            let lock = try StoreLock(store: path)
            withExtendedLifetime(lock) {}
        }
        _ = try StoreLock(store: path)
    }

    @Test("A store of a newer version is refused")
    func newer() async throws {
        let store = try TemporaryStore()
        try await store.store.pool.write { db in
            try db.execute(sql: "INSERT INTO grdb_migrations (identifier) VALUES ('999 of a later day')")
        }
        try store.store.close()
        for open in [{ try Store.open(store.path, logger: .silent) }, { try Store.openToRead(store.path) }] {
            let error = #expect(throws: StoreError.self) { _ = try open() }
            #expect(error?.code == .newerVersion)
        }
    }

    @Test("A place that cannot be opened is named", arguments: ["/nowhere/at/all/captures.sqlite", "/dev"])
    func badPlace(path: String) throws {
        let error = #expect(throws: StoreError.self) { _ = try Store.open(path, logger: .silent) }
        #expect(error?.code == .cannotOpen)
        #expect(error?.description.contains(path) == true)
    }

    @Test("A file that is no database is refused and left as it is")
    func noDatabase() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("captures.sqlite")
        let text = String(repeating: "this is no database\n", count: 100)
        try text.write(toFile: path, atomically: true, encoding: .utf8)
        let error = #expect(throws: StoreError.self) { _ = try Store.open(path, logger: .silent) }
        #expect(error?.code == .cannotOpen)
        #expect(try String(contentsOfFile: path, encoding: .utf8) == text)
    }

    @Test("Reading needs a store that is there")
    func readNothing() throws {
        let error = #expect(throws: StoreError.self) { _ = try Store.openToRead("/nowhere/captures.sqlite") }
        #expect(error?.code == .cannotOpen)
    }
}
