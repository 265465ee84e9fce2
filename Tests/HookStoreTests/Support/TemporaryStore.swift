import GRDB
import HookModel
import Logging
import NIOCore
import NIOPosix
import TestSupport

@testable import HookStore

/// A store in a folder of its own.
struct TemporaryStore {
    let folder: TemporaryFolder
    let writer: StoreWriter
    let path: String

    var store: Store { writer.store }

    init(
        folder: TemporaryFolder? = nil, logger: Logger = .silent, keeping limits: RetentionLimits = .unlimited,
        patience: Duration = .seconds(60), listed: @escaping ListedEvents = { _, _ in false }
    ) throws {
        self.folder = try folder ?? TemporaryFolder()
        path = self.folder.file("captures.sqlite")
        writer = try StoreWriter.open(
            path, logger: logger, keeping: limits, signals: RetentionSignals(patience: patience), listed: listed)
    }

    init(_ folder: TemporaryFolder, _ writer: StoreWriter, _ path: String) {
        self.folder = folder
        self.writer = writer
        self.path = path
    }

    /// Lets the database grow by a few pages and no more, as a disk that is nearly full does, or up to so many pages.
    func limitPages(to count: Int? = nil) async throws {
        try await writer.connection.writeWithoutTransaction { db in
            let now = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
            try db.execute(sql: "PRAGMA max_page_count = \(count ?? now + 20)")
        }
    }

    /// Writes captures as one batch and gives their ids; throws when one of them is not stored.
    @discardableResult
    func write(_ captures: [NewCapture]) async throws -> [Int64] {
        try await outcomes(captures).map { try $0.get() }
    }

    /// Writes captures as one batch, and gives what became of each.
    func outcomes(_ captures: [NewCapture]) async -> [Result<Int64, StoreError>] {
        await withCheckedContinuation { continuation in
            writer.submit(
                CaptureBatch(captures: captures, eventLoop: MultiThreadedEventLoopGroup.singleton.next()) {
                    continuation.resume(returning: $0.map { result in result.map(\.id) })
                })
        }
    }
}

extension Logger {
    static let silent = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
}

extension NewCapture {
    /// A capture with nothing found out, or with what is given.
    static func of(
        _ line: String = "POST /x HTTP/1.1", _ headers: [String] = [], body: [UInt8] = [],
        findings: Findings = Findings(), status: Int = 200, targets: [String] = [], response: SenderResponse? = nil,
        at moment: Timestamp = Timestamp(milliseconds: 1_737_023_400_000)
    ) throws -> NewCapture {
        NewCapture(
            request: try .of(line, headers, body: body, at: moment), bodyDigest: [UInt8](repeating: 7, count: 32),
            findings: findings,
            decision: Decision(
                response: response.map { .response($0, shown: $0) } ?? .receipt(status: status), targets: targets))
    }
}
