import TestSupport

/// A listener with one omnisales capture that its app has taken, and the commands on its store.
struct ReplaySetting {
    let app: FakeApp
    let port: Int
    let folder: TemporaryFolder
    let program: RunningProgram
    let environment = ["HOOKSIGHT_SECRET_OMNISALES": TestSecrets.texts["omnisales"] ?? ""]

    init(_ arguments: [String] = [], react: @escaping @Sendable (FakeApp.Received, Int) -> FakeApp.Reaction)
        async throws
    {
        app = FakeApp(react)
        port = try await app.start()
        folder = try TemporaryFolder()
        program = try await RunningProgram(
            ["--forward", "name=app \(port)"] + arguments, environment: environment, folder: folder)
        let body = try ProjectFiles.bytes("Samples/omnisales/order.created.json")
        _ = try await program.post(
            "/webhooks/omni", ["Content-Type: application/json", "X-Webhook-Signature: x"], body: body)
        await app.wait(for: 1)
    }

    func run(_ arguments: [String], environment: [String: String] = [:]) async throws -> Program.Result {
        try await Program.run(arguments + ["--store", folder.file("captures.sqlite")], environment: environment)
    }
}
