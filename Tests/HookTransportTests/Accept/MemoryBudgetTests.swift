import Synchronization
import Testing

@testable import HookTransport

@Suite struct MemoryBudgetTests {
    private final class Log: Sendable {
        private let state = Mutex([String]())
        var all: [String] { state.withLock { $0 } }
        func add(_ name: String) { state.withLock { $0.append(name) } }
    }

    @Test func nobodyOvertakes() {
        let log = Log()
        let budget = MemoryBudget(bytes: 100)
        #expect(budget.reserve(80) {} == nil)
        #expect(budget.reserve(50) { log.add("large") } != nil)
        #expect(budget.reserve(10) { log.add("small") } != nil)
        #expect(log.all == [])
        budget.release(80)
        #expect(log.all == ["large", "small"])
        #expect(budget.used == 60)
    }

    @Test func givingUpLetsTheNextOneGo() throws {
        let log = Log()
        let budget = MemoryBudget(bytes: 100)
        #expect(budget.reserve(80) {} == nil)
        let place = try #require(budget.reserve(50) { log.add("large") })
        #expect(budget.reserve(10) { log.add("small") } != nil)
        #expect(budget.giveUp(place))
        #expect(log.all == ["small"])
        #expect(!budget.giveUp(place))
        #expect(budget.used == 90)
    }

    @Test func moreThanEverythingIsEverything() {
        let log = Log()
        let budget = MemoryBudget(bytes: 100)
        #expect(budget.reserve(1000) {} == nil)
        #expect(budget.used == 100)
        #expect(budget.reserve(1) { log.add("next") } != nil)
        budget.release(budget.granted(1000))
        #expect(log.all == ["next"])
    }

    @Test func whatIsInMemoryIsCountedBeyondTheBound() {
        let log = Log()
        let budget = MemoryBudget(bytes: 100)
        #expect(budget.take(90))
        #expect(!budget.take(20))
        #expect(budget.used == 110)
        #expect(budget.reserve(0) { log.add("go") } != nil)
        budget.release(5)
        #expect(log.all == [])
        budget.release(5)
        #expect(log.all == ["go"])
    }
}
