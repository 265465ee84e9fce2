/// Times several ways of doing the same in turns, so that a busy moment of the machine meets them all.
struct Stopwatch {
    /// A way of doing it; what it returns keeps the work from being left out, and must not change.
    typealias Work = () throws -> Int

    let rounds: Int
    /// How long each way runs in each round.
    let seconds: Double

    /// The seconds of one call in the best round, for each way: what other programs take away is never negative.
    func measure(_ ways: [Work]) throws -> [Double] {
        let counts = try ways.map(count)
        var times = ways.map { _ in [Double]() }
        for _ in 0..<rounds {
            for (index, way) in ways.enumerated() {
                times[index].append(try time(way, counts[index]) / Double(counts[index]))
            }
        }
        return times.map { $0.min() ?? .infinity }
    }

    /// How many calls take about the time of a round.
    private func count(_ way: Work) throws -> Int {
        var count = 1
        while true {
            let taken = try time(way, count)
            if taken >= seconds / 8 { return max(1, Int(Double(count) * seconds / taken)) }
            count *= 2
        }
    }

    private func time(_ way: Work, _ count: Int) throws -> Double {
        let expected = try way()
        let start = ContinuousClock.now
        for _ in 0..<count where try way() != expected { throw BenchError("the same work gave another result") }
        let taken = ContinuousClock.now - start
        return Double(taken.components.seconds) + Double(taken.components.attoseconds) * 1e-18
    }
}
