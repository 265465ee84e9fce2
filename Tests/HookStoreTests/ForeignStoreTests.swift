import Foundation
import GRDB
import TestSupport
import Testing

@testable import HookStore

/// What is no store of ours is left as it is, whoever opens it.
@Suite struct ForeignStoreTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let word: String
        /// Puts something at a path.
        let make: @Sendable (_ path: String) throws -> Void

        static let all: [Case] = [
            Case(testDescription: "another program's database", word: "another program's") { path in
                let database = try DatabaseQueue(path: path)
                try database.write {
                    try $0.execute(sql: "CREATE TABLE users (name TEXT); INSERT INTO users VALUES (1)")
                }
                try database.close()
            },
            Case(testDescription: "one in WAL mode", word: "another program's") { path in
                let database = try DatabasePool(path: path)
                try database.write { try $0.execute(sql: "CREATE TABLE users (name TEXT)") }
                try database.close()
            },
            Case(testDescription: "one whose tables are in its log alone", word: "another program's") { path in
                let database = try DatabasePool(path: path + ".made")
                try database.write { try $0.execute(sql: "CREATE TABLE users (name TEXT)") }
                for suffix in ["", "-wal"] {
                    try FileManager.default.copyItem(atPath: path + ".made" + suffix, toPath: path + suffix)
                }
            },
            Case(testDescription: "another app's that migrates as ours does", word: "another program's") { path in
                let database = try DatabaseQueue(path: path)
                var migrator = DatabaseMigrator()
                migrator.registerMigration("1 notes") { try $0.execute(sql: "CREATE TABLE captures (id INTEGER)") }
                try migrator.migrate(database)
                try database.close()
            },
            Case(testDescription: "one with an application id and no tables", word: "another program's") { path in
                let database = try DatabaseQueue(path: path)
                try database.writeWithoutTransaction { try $0.execute(sql: "PRAGMA application_id = 1234") }
                try database.close()
            },
            Case(testDescription: "a hooksight's from before the first release", word: "before the first release") {
                path in
                let database = try DatabasePool(path: path)
                var migrator = DatabaseMigrator()
                migrator.registerMigration("1 captures") { try $0.execute(sql: "CREATE TABLE captures (id INTEGER)") }
                try migrator.migrate(database)
                try database.close()
            },
            Case(testDescription: "a program's text", word: "no Hooksight store") { path in
                try Data("import os\nprint(os.name)\n".utf8).write(to: URL(fileURLWithPath: path))
            },
            Case(testDescription: "a single byte", word: "no Hooksight store") { path in
                try Data("x".utf8).write(to: URL(fileURLWithPath: path))
            },
            Case(testDescription: "a longer text", word: "no Hooksight store") { path in
                try Data(String(repeating: "not a database\n", count: 1000).utf8).write(to: URL(fileURLWithPath: path))
            },
            Case(testDescription: "a folder", word: "it is a folder") { path in
                try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
            },
        ]
    }

    @Test("Refused and untouched, to write and to read, whatever its name", arguments: Case.all)
    func untouched(_ example: Case) throws {
        let folder = try TemporaryFolder()
        for name in ["captures.sqlite", "what? 50% of#it ü.db"] {
            let path = folder.file(name)
            try example.make(path)
            let before = try Self.contents(of: folder.path)
            let write = #expect(throws: StoreError.self) { try StoreWriter.open(path, logger: .silent) }
            let read = #expect(throws: StoreError.self) { try Store.open(path) }
            for error in [write, read] {
                let text = error?.description ?? ""
                #expect(text.contains(example.word) && text.contains(path) && text.contains("--store PATH"), "\(text)")
                #expect(!text.contains("Error") && !text.contains("SQLite error"), "\(text)")
            }
            #expect(try Self.contents(of: folder.path) == before)
        }
    }

    @Test("An empty file and an empty database become stores to write, and are none to read")
    func empty() async throws {
        let folder = try TemporaryFolder()
        let path = folder.file("captures.sqlite")
        try Data().write(to: URL(fileURLWithPath: path))
        let database = folder.file("database.sqlite")
        let made = try DatabaseQueue(path: database)
        try await made.writeWithoutTransaction { try $0.execute(sql: "PRAGMA user_version = 1; VACUUM") }
        try made.close()
        for path in [path, database] {
            let before = try Self.contents(of: folder.path)
            let error = #expect(throws: StoreError.self) { try Store.open(path) }
            #expect(error?.code == .cannotOpen)
            #expect(try Self.contents(of: folder.path) == before)
            let store = TemporaryStore(folder, try StoreWriter.open(path, logger: .silent), path)
            try await store.write([.of()])
            try store.writer.close()
            #expect(try await Store.open(path).count() == 1)
        }
    }

    @Test("A store whose writer was killed while the log was moved is one, though its file is shorter than it says")
    func killedInCheckpoint() async throws {
        let store = try TemporaryStore()
        try await store.write([.of()])
        try store.writer.close()
        let file = try FileHandle(forWritingTo: URL(fileURLWithPath: store.path))
        try file.truncate(atOffset: UInt64(try ProjectFiles.size(store.path) - 4096))
        guard case .store = try StoreFile.inspect(store.path) else {
            Issue.record("a store was not recognised")
            return
        }
    }

    @Test("A store is known by its mark from its first page on, also while its tables are in the log alone")
    func mark() async throws {
        let store = try TemporaryStore()
        let mark = try await store.writer.connection.read { try Int64.fetchOne($0, sql: "PRAGMA application_id") }
        #expect(mark == StoreFile.applicationID)
        let copy = store.folder.file("copy.sqlite")
        try FileManager.default.copyItem(atPath: store.path, toPath: copy)
        guard case .store = try StoreFile.inspect(copy) else {
            Issue.record("the database alone is not known as a store")
            return
        }
        // A writer that was killed before it made the tables.
        try StoreFile.make(store.folder.file("begun.sqlite"))
        try StoreWriter.open(store.folder.file("begun.sqlite"), logger: .silent).close()
    }

    @Test("Reading a store changes no byte of it")
    func reading() async throws {
        let store = try TemporaryStore()
        try await store.write([.of()])
        try store.writer.close()
        let before = try Self.contents(of: store.folder.path)
        #expect(try await Store.open(store.path).count() == 1)
        let after = try Self.contents(of: store.folder.path)
        #expect(after.filter { before[$0.key] != nil } == before)
    }

    /// All files below a folder with their bytes; of folders, none.
    static func contents(of folder: String) throws -> [String: Data?] {
        var found: [String: Data?] = [:]
        for name in try FileManager.default.subpathsOfDirectory(atPath: folder) {
            found[name] = .some(FileManager.default.contents(atPath: "\(folder)/\(name)"))
        }
        return found
    }
}
