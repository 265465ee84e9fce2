import Synchronization
import Testing

@testable import HookTransport

@Suite struct MemoryBudgetTests {
    private final class Log: Sendable {
        private let state = Mutex([String]())
        var all: [String] { state.withLock { $0 } }
        func add(_ name: String) { state.withLock { $0.append(name) } }
        func take() -> [String] {
            state.withLock { names in
                defer { names = [] }; return names
            }
        }
    }

    private final class Owner: Sendable {}

    private let owners = (0..<64).map { _ in Owner() }

    private func body(_ index: Int, held: Int = 0, most: Int) -> BodyMemory {
        BodyMemory(owner: ObjectIdentifier(owners[index]), held: held, most: most)
    }

    @Test func nobodyOvertakes() {
        let log = Log()
        let budget = MemoryBudget(bytes: 100)
        #expect(budget.reserve(80, for: body(0, most: 80)) {} == nil)
        #expect(budget.reserve(50, for: body(1, most: 50)) { log.add("large") } != nil)
        #expect(budget.reserve(15, for: body(2, most: 15)) { log.add("next") } != nil)
        #expect(log.all == [])
        budget.end(ObjectIdentifier(owners[0]))
        budget.release(80)
        #expect(log.all == ["large", "next"])
        #expect(budget.used == 65)
    }

    @Test func smallBodiesDoNotWaitForLargeOnes() {
        let budget = MemoryBudget(bytes: 800, longest: 400)
        #expect(budget.small == 100)
        #expect(budget.largest == 700)
        #expect(budget.reserve(700, for: body(0, most: 700)) {} == nil)
        #expect(budget.reserve(101, for: body(1, most: 101)) {} != nil)
        #expect(budget.reserve(100, for: body(2, most: 100)) {} == nil)
        #expect(budget.used == 800)
    }

    @Test func givingUpLetsTheNextOneGo() throws {
        let log = Log()
        let budget = MemoryBudget(bytes: 100)
        #expect(budget.reserve(80, for: body(0, most: 80)) {} == nil)
        let place = try #require(budget.reserve(50, for: body(1, most: 50)) { log.add("large") })
        #expect(budget.reserve(15, for: body(2, most: 15)) { log.add("next") } != nil)
        #expect(budget.giveUp(place))
        #expect(log.all == ["next"])
        #expect(!budget.giveUp(place))
        #expect(budget.used == 95)
    }

    @Test func whatIsInMemoryIsCountedBeyondTheBound() {
        let log = Log()
        let budget = MemoryBudget(bytes: 100)
        #expect(budget.take(90))
        #expect(!budget.take(20))
        #expect(budget.used == 110)
        #expect(budget.reserve(0, for: body(0, most: 0)) { log.add("go") } != nil)
        budget.release(5)
        #expect(log.all == [])
        budget.release(5)
        #expect(log.all == ["go"])
    }

    @Test func aGrantThatWouldLeaveNobodyAbleToEndWaits() {
        let log = Log()
        let budget = MemoryBudget(bytes: 1000)
        #expect(budget.reserve(400, for: body(0, most: 800)) {} == nil)
        // What is left is just enough for the first.
        #expect(budget.reserve(200, for: body(1, most: 800)) {} == nil)
        #expect(budget.reserve(200, for: body(1, held: 200, most: 800)) { log.add("second") } != nil)
        #expect(budget.used == 600)
        // The one that can end overtakes.
        #expect(budget.reserve(400, for: body(0, held: 400, most: 800)) { log.add("first") } == nil)
        budget.end(ObjectIdentifier(owners[0]))
        budget.release(800)
        #expect(log.all == ["second"])
        #expect(budget.used == 400)
    }

    @Test("5.3: whatever bodies come, all get what they need, one after the other", arguments: 0..<30)
    func nobodyWaitsForEver(seed: Int) {
        var random = SeededRandom(seed: UInt64(seed))
        let total = Int.random(in: 1000...100_000, using: &random)
        let budget = MemoryBudget(bytes: total, longest: Int.random(in: 1...total, using: &random))
        let granted = Log()
        let needs = owners.indices.map { _ in Int.random(in: 1...budget.largest, using: &random) }
        var held = owners.map { _ in 0 }
        var waiting: [Int: Int] = [:]
        var left = Set(owners.indices)
        var idle = 0
        while !left.isEmpty, idle < 10_000 {
            idle += 1
            for index in granted.take().compactMap(Int.init) { held[index] += waiting.removeValue(forKey: index) ?? 0 }
            guard let index = left.randomElement(using: &random), waiting[index] == nil else { continue }
            idle = 0
            if held[index] == needs[index] {
                budget.end(ObjectIdentifier(owners[index]))
                budget.release(held[index])
                left.remove(index)
                continue
            }
            let isSmall = needs[index] <= budget.small
            let step = isSmall ? needs[index] : min(needs[index] - held[index], max(held[index], 64))
            let place = budget.reserve(step, for: body(index, held: held[index], most: needs[index])) {
                granted.add("\(index)")
            }
            if place == nil { held[index] += step } else { waiting[index] = step }
            #expect(budget.used <= total)
        }
        #expect(left.isEmpty, "\(left.count) never got what they need")
        #expect(budget.used == 0)
    }
}
