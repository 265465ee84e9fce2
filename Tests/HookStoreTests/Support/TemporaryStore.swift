import HookModel
import HookProviders
import Logging
import NIOCore
import NIOPosix
import TestSupport

@testable import HookStore

/// A store in a folder of its own.
struct TemporaryStore {
    let folder: TemporaryFolder
    let store: Store
    let path: String

    init(folder: TemporaryFolder? = nil, listed: @escaping ListedEvents = { _, _ in false }) throws {
        self.folder = try folder ?? TemporaryFolder()
        path = self.folder.file("captures.sqlite")
        store = try Store.open(path, logger: .silent, listed: listed)
    }

    /// Writes captures as one batch and gives their ids.
    @discardableResult
    func write(_ captures: [NewCapture]) async throws -> [Int64] {
        let writer = store.writer
        return try await withCheckedThrowingContinuation { continuation in
            writer?.submit(
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
