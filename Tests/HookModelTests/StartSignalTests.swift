import HookModel
import Testing

@Suite(.timeLimit(.minutes(1))) struct StartSignalTests {
    private struct Failure: Error {}

    @Test("All who wait, before and after, get the first result")
    func all() async throws {
        let signal = StartSignal<Int>()
        try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<20 { group.addTask { try await signal.wait() } }
            signal.set(.success(1))
            signal.set(.success(2))
            signal.set(.failure(Failure()))
            for try await value in group { #expect(value == 1) }
        }
        #expect(try await signal.wait() == 1)
    }

    @Test("A failure is told as it is")
    func failure() async {
        let signal = StartSignal<Int>()
        signal.set(.failure(Failure()))
        await #expect(throws: Failure.self) { try await signal.wait() }
    }

    @Test("Who is cancelled waits no longer; others go on")
    func cancelled() async throws {
        let signal = StartSignal<Int>()
        let gone = Task { try await signal.wait() }
        let stays = Task { try await signal.wait() }
        gone.cancel()
        await #expect(throws: CancellationError.self) { try await gone.value }
        signal.set(.success(7))
        #expect(try await stays.value == 7)
    }
}
