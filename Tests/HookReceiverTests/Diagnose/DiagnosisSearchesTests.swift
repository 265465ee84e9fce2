import HookModel
import Synchronization
import TestSupport
import Testing

@testable import HookReceiver

/// Searches that are asked for wait in a bounded line, and one at a time holds a body.
@Suite(.timeLimit(.minutes(3))) struct DiagnosisSearchesTests {
    /// Searches that end when the test says so.
    private final class Gate: Sendable {
        private let open = StartSignal<Void>()
        private let state = Mutex((begun: [Int64](), running: 0, most: 0))

        var begun: [Int64] { state.withLock(\.begun) }
        var most: Int { state.withLock(\.most) }

        func search(_ id: Int64) async -> [Diagnosis]? {
            state.withLock { state in
                state.begun.append(id)
                state.running += 1
                state.most = max(state.most, state.running)
            }
            try? await open.wait()
            state.withLock { $0.running -= 1 }
            return [Diagnosis(cause: .finalNewlineAdded, explanation: "\(id)", remedy: "")]
        }

        func pass() { open.set(.success(())) }
    }

    @Test("Who asks for a capture that is searched for gets that search; those beyond the limit get none")
    func sharedAndBounded() async throws {
        let gate = Gate()
        let searches = DiagnosisSearches(limit: 3)
        let asked: [Int64] = [7, 8, 7, 9, 8, 10, 7]
        let found = asked.map { id in searches.search(for: id) { await gate.search(id) } }
        #expect(found.map { $0 == nil } == [false, false, false, false, false, true, false])
        gate.pass()
        for (id, search) in zip(asked, found) {
            if let search { #expect(await search.value?.map(\.explanation) == ["\(id)"]) }
        }
        #expect(gate.begun == [7, 8, 9])
        #expect(gate.most == 1)
        // There is room again.
        #expect(await searches.search(for: 10) { await gate.search(10) }?.value?.first?.explanation == "10")
    }

    @Test("A search goes on when who asked for it goes away; at the end, what waits is not begun")
    func ends() async throws {
        let gate = Gate()
        let searches = DiagnosisSearches(limit: 3)
        let first = try #require(searches.search(for: 1) { await gate.search(1) })
        let second = try #require(searches.search(for: 2) { await gate.search(2) })
        let asker = Task { await first.value }
        asker.cancel()
        try await until("a diagnosis has begun") { !gate.begun.isEmpty }
        searches.stop()
        #expect(searches.search(for: 3) { await gate.search(3) } == nil)
        gate.pass()
        await searches.finish()
        #expect(await asker.value?.first?.explanation == "1")
        #expect(await second.value == nil)
        #expect(gate.begun == [1])
    }
}
