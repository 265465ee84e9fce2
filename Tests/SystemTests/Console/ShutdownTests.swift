import Foundation
import HookModel
import Logging
import ServiceLifecycle
import TestSupport
import Testing

@testable import hooksight

/// The end comes, whatever hangs.
@Suite(.timeLimit(.minutes(3))) struct ShutdownTests {
    /// A service that ends in one of several ways.
    struct Ending: Service, CustomTestStringConvertible {
        let testDescription: String
        /// What is said of it.
        let words: String
        var isLeft = false
        let body: @Sendable () async throws -> Void

        func run() async throws { try await body() }
    }

    /// Waits for something that never comes, whatever is asked.
    static let never: @Sendable () async -> Void = { await Task { try? await StartSignal<Void>().wait() }.value }

    static let endings = [
        Ending(testDescription: "at once", words: "") { try await gracefulShutdown() },
        Ending(testDescription: "with an error", words: "") {
            try await gracefulShutdown()
            throw TookTooLong(time: .zero)
        },
        Ending(testDescription: "when it is cancelled", words: "warning: it did not end within 50ms, and was cut off\n")
        {
            try await Task.sleep(for: .seconds(60))
        },
        Ending(
            testDescription: "never",
            words: "warning: it did not end within 50ms, and was cut off\n"
                + "error: it could not be ended; everything acknowledged is stored\n", isLeft: true, body: never),
    ]

    @Test("5.6: a service ends within its time, and so do those before it", arguments: endings)
    func timed(ending: Ending) async throws {
        let errors = ConsoleTests.Stream()
        let console = Console(.pretty, output: ConsoleTests.Stream().terminal, errors: errors.terminal)
        // The process of the tests outlives its end.
        let shutdown = Shutdown(limit: .seconds(600), console: console, exit: { _ in })
        let first = Tally()
        let group = ServiceGroup(
            services: [
                Ending(testDescription: "", words: "") {
                    try await gracefulShutdown()
                    first.add()
                }, TimedService("it", within: .milliseconds(50), ending, shutdown),
            ], logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        await group.triggerGracefulShutdown()
        try? await group.run()
        await console.flush()
        #expect(try await errors.rest() == ending.words)
        #expect(shutdown.isIncomplete == ending.isLeft)
        if !ending.testDescription.contains("error") { #expect(first.count == 1) }
    }

    @Test("A second signal ends the process at once", arguments: [(SIGINT, 130), (SIGTERM, 143)] as [(Int32, Int32)])
    func secondSignal(signal: Int32, status: Int32) async throws {
        let errors = ConsoleTests.Stream()
        let ended = StartSignal<Int32>()
        let begun = Tally()
        let shutdown = Shutdown(
            console: Console(.pretty, output: ConsoleTests.Stream().terminal, errors: errors.terminal),
            exit: { ended.set(.success($0)) })
        shutdown.take(SIGTERM) { begun.add() }
        shutdown.take(signal) { begun.add() }
        #expect(try await ended.wait() == status)
        #expect(begun.count == 1)
        #expect(
            try await errors.rest() == "error: ended at once by a second signal; everything acknowledged is stored\n")
    }

    @Test("When the end does not come, the process ends, and says what it waited for")
    func limit() async throws {
        let errors = ConsoleTests.Stream()
        let ended = StartSignal<Int32>()
        let shutdown = Shutdown(
            limit: .milliseconds(50),
            console: Console(.pretty, output: ConsoleTests.Stream().terminal, errors: errors.terminal),
            exit: { ended.set(.success($0)) })
        shutdown.waits(for: "the store")
        #expect(try await ended.wait() == 2)
        #expect(
            try await errors.rest()
                == "error: the end did not come within 50ms, waiting for the store; everything acknowledged is stored\n"
        )
    }
}
