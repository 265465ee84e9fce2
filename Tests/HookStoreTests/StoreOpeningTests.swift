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
        try store.writer.close()
        let again = try Store.open(store.path)
        #expect(try await again.capture(id)?.findings == CaptureWriterTests.full)
        #expect(try await again.count() == 1)
    }

    @Test("The log is its owner's alone, also beside a file that was there before")
    func mode() async throws {
        let folder = try TemporaryFolder()
        let path = folder.file("captures.sqlite")
        let isMade = FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o644])
        #expect(isMade)
        let store = try TemporaryStore(folder: folder)
        try await store.write([.of()])
        for suffix in ["", "-wal", "-shm", ".lock"] {
            let mode = try FileManager.default.attributesOfItem(atPath: path + suffix)[.posixPermissions] as? Int
            #expect(mode == 0o600, "\(suffix)")
        }
    }

    @Test("A second writer is refused and told who has the store, until the first is closed")
    func lock() throws {
        let store = try TemporaryStore()
        store.writer.note(inspector: "127.0.0.1:4101")
        let error = #expect(throws: StoreError.self) { try StoreWriter.open(store.path, logger: .silent) }
        let found = try #require(error)
        #expect(found.code == .locked)
        #expect(found.description.contains("inspector at 127.0.0.1:4101"))
        #expect(found.description.contains("--store"))
        #expect(StoreLock.holder(of: store.path)?.inspector == "127.0.0.1:4101")
        #expect(StoreLock.isHeld(store: store.path))
        try store.writer.close()
        #expect(!StoreLock.isHeld(store: store.path))
        try StoreWriter.open(store.path, logger: .silent).close()
    }

    @Test("A link to the store leads to the same lock")
    func linkedLock() throws {
        let store = try TemporaryStore()
        let link = store.folder.file("link.sqlite")
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: store.path)
        let error = #expect(throws: StoreError.self) { try StoreWriter.open(link, logger: .silent) }
        #expect(error?.code == .locked)
    }

    @Test("A writer that is let go of gives up the lock, and nothing is lost")
    func forgotten() async throws {
        let folder = try TemporaryFolder()
        var store: TemporaryStore? = try TemporaryStore(folder: folder)
        let path = try #require(store?.path)
        try await store?.write([.of()])
        store = nil
        #expect(!StoreLock.isHeld(store: path))
        #expect(try await Store.open(path).count() == 1)
    }

    @Test("A closed store is one file: nothing is left in the log, though it was read beside the writer")
    func oneFile() async throws {
        let store = try TemporaryStore()
        try await store.write([.of()])
        #expect(try await store.store.count() == 1)
        try store.writer.close()
        let files = try FileManager.default.contentsOfDirectory(atPath: store.folder.path)
        #expect(files.sorted() == ["captures.sqlite", "captures.sqlite.lock"])
    }

    @Test("A store of a newer version is refused")
    func newer() async throws {
        let store = try TemporaryStore()
        try await store.writer.connection.write { db in
            try db.execute(sql: "INSERT INTO grdb_migrations (identifier) VALUES ('999 of a later day')")
        }
        try store.writer.close()
        for open in [{ _ = try StoreWriter.open(store.path, logger: .silent) }, { _ = try Store.open(store.path) }] {
            let error = #expect(throws: StoreError.self) { try open() }
            #expect(error?.code == .newerVersion)
        }
    }

    @Test("A place that cannot be opened is named", arguments: ["/nowhere/at/all/captures.sqlite", "/dev"])
    func badPlace(path: String) throws {
        let error = #expect(throws: StoreError.self) { _ = try StoreWriter.open(path, logger: .silent) }
        #expect(error?.code == .cannotOpen)
        #expect(error?.description.contains(path) == true)
    }

    @Test("A file that is no database is refused and left as it is")
    func noDatabase() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("captures.sqlite")
        let text = String(repeating: "this is no database\n", count: 100)
        try text.write(toFile: path, atomically: true, encoding: .utf8)
        let error = #expect(throws: StoreError.self) { _ = try StoreWriter.open(path, logger: .silent) }
        #expect(error?.code == .foreign)
        #expect(try String(contentsOfFile: path, encoding: .utf8) == text)
    }

    @Test("Reading needs a store that is there")
    func readNothing() throws {
        let error = #expect(throws: StoreError.self) { _ = try Store.open("/nowhere/captures.sqlite") }
        #expect(error?.code == .cannotOpen)
    }
}
