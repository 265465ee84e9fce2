import HookInspector
import HookModel
import HookProviders
import HookReceiver
import HookStore
import Logging
import NIOCore
import NIOPosix
import ServiceLifecycle
import TestSupport
import Testing

/// An inspector on a free port, over a real store in a folder of its own.
struct RunningInspector: Sendable {
    let writer: StoreWriter
    let port: Int

    var store: Store { writer.store }

    /// Compiling the documents' schemas takes a while, so all tests share them.
    static let catalog = Result { try Catalog.builtIn() }

    static let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    /// Runs an inspector for the time of `use`.
    static func with(
        _ settings: InspectorSettings = InspectorSettings(port: 0), captures: [NewCapture] = [],
        targets: [String] = [], receiver: TestReceiver = TestReceiver(), diagnoses: TestDiagnoses = TestDiagnoses(),
        clock: WallClock = WallClock { Samples.moment },
        use: (RunningInspector) async throws -> Void
    ) async throws {
        let folder = try TemporaryFolder()
        defer { withExtendedLifetime(folder) {} }
        let writer = try StoreWriter.open(folder.file("captures.sqlite"), logger: logger)
        try await write(captures, to: writer)
        let service = try service(
            settings, writer, control: try await control(writer, targets, clock), receiver: receiver,
            diagnoses: diagnoses, clock: clock)
        let group = ServiceGroup(configuration: .init(services: [StoreService(writer), service], logger: logger))
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await group.run() }
            let address = try await service.waitUntilListening()
            try await use(RunningInspector(writer: writer, port: address.port))
            await group.triggerGracefulShutdown()
            try await tasks.waitForAll()
        }
    }

    static func service(
        _ settings: InspectorSettings, _ writer: StoreWriter, control: (any DeliveryControl)? = nil,
        receiver: TestReceiver = TestReceiver(), diagnoses: TestDiagnoses = TestDiagnoses(),
        clock: WallClock = .system
    ) throws -> InspectorService {
        try InspectorService(
            settings: settings, writer: writer, catalog: catalog.get(), control: control ?? DeliveryController(writer),
            receiver: receiver, diagnoses: diagnoses,
            evaluator: RequestEvaluator(catalog: catalog.get(), secrets: TestSecrets.all, clock: clock), clock: clock,
            logger: logger)
    }

    /// What a listener with these targets could do, if it forwarded.
    private static func control(
        _ writer: StoreWriter, _ targets: [String], _ clock: WallClock
    ) async throws -> any DeliveryControl {
        var settings = PipelineSettings(catalog: try catalog.get())
        settings.targets = try targets.map { try Target($0) }
        settings.clock = clock
        return try await Pipeline(
            settings, writer: writer, group: MultiThreadedEventLoopGroup.singleton, logger: logger
        ).control
    }

    static func write(_ captures: [NewCapture], to writer: StoreWriter) async throws {
        guard !captures.isEmpty else { return }
        let loop = MultiThreadedEventLoopGroup.singleton.next()
        let results = await withCheckedContinuation { continuation in
            writer.submit(
                CaptureBatch(captures: captures, eventLoop: loop) {
                    continuation.resume(returning: Array($0))
                })
        }
        for result in results { _ = try result.get() }
    }

    /// Asks for a path as curl would.
    func get(
        _ path: String, _ fields: [String] = [], method: String = "GET", at host: String = "127.0.0.1"
    ) async throws -> RawResponse {
        let lines = ["\(method) \(path) HTTP/1.1", "Host: localhost:\(port)", "Connection: close"] + fields
        return try await send(lines.map { $0 + "\r\n" }.joined() + "\r\n", at: host)
    }

    /// Sends a whole request as it stands.
    ///
    /// The answer is held against the OpenAPI document.
    func send(_ request: String, at host: String = "127.0.0.1") async throws -> RawResponse {
        let answer = try await ByteClient.send(Array(request.utf8), host: host, port: port)
        let line = request.prefix { $0 != "\r" && $0 != "\r\n" }.split(separator: " ")
        guard line.count == 3 else { return answer }
        for problem in try OpenAPIContract.shared.get().problems(String(line[0]), String(line[1]), answer) {
            Issue.record("\(problem)")
        }
        return answer
    }
}
