import HookModel
import TestSupport

/// Two apps that come and go together, each with a connection for each request.
final class TwoTargets: Sendable {
    let folder: TemporaryFolder
    private let apps: [FakeApp]

    init() throws {
        folder = try TemporaryFolder()
        apps = (0..<2).map { _ in FakeApp { _, _ in .answer(200, headers: ["Connection: close"]) } }
    }

    var settings: [String] {
        ["--forward", "name=one unix:\(folder.file("app-0.sock"))"]
            + ["--forward", "name=two unix:\(folder.file("app-1.sock"))"]
    }

    func start() async throws {
        for (index, app) in apps.enumerated() { try await app.start(at: folder.file("app-\(index).sock")) }
    }

    func stop() async throws {
        for app in apps { try await app.stop() }
    }

    /// Waits until each has got so many more requests.
    func waitForMore(_ count: Int) async throws {
        for app in apps {
            let now = app.received.count
            try await within(.seconds(10)) { await app.wait(for: now + count) }
        }
    }
}
