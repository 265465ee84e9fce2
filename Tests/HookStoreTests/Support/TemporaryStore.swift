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
        folder: TemporaryFolder? = nil, keeping limits: RetentionLimits = .unlimited,
        patience: Duration = .seconds(60), listed: @escaping ListedEvents = { _, _ in false }
    ) throws {
        self.folder = try folder ?? TemporaryFolder()
        path = self.folder.file("captures.sqlite")
        writer = try StoreWriter.open(
            path, logger: .silent, keeping: limits, signals: RetentionSignals(patience: patience), listed: listed)
    }

    /// Writes captures as one batch and gives their ids.
    @discardableResult
    func write(_ captures: [NewCapture]) async throws -> [Int64] {
        try await withCheckedThrowingContinuation { continuation in
            writer.submit(
                CaptureBatch(captures: captures, eventLoop: MultiThreadedEventLoopGroup.singleton.next()) {
                    continuation.resume(with: $0.map(Array.init))
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
        findings: Findings = Findings(), status: Int = 200, targets: [String] = [],
        at moment: Timestamp = Timestamp(milliseconds: 1_737_023_400_000)
    ) throws -> NewCapture {
        NewCapture(
            request: try .of(line, headers, body: body, at: moment), bodyDigest: [UInt8](repeating: 7, count: 32),
            findings: findings, status: status, targets: targets)
    }
}
