/// How often values fell below each of some bounds, as Prometheus counts them.
struct Histogram: Sendable {
    /// The upper bounds, rising; values above the last are counted by `count` alone.
    let bounds: [Double]
    /// How many values are at or below each bound.
    private(set) var counts: [Int]
    /// How many values there are.
    private(set) var count = 0
    /// What they add up to.
    private(set) var sum = 0.0

    init(_ bounds: [Double]) {
        self.bounds = bounds
        counts = Array(repeating: 0, count: bounds.count)
    }

    /// Seconds, from a millisecond to a minute.
    static let seconds: [Double] = [
        0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60,
    ]

    /// Bytes, from 256 to 16 MiB.
    static let bytes: [Double] = [256, 1_024, 4_096, 16_384, 65_536, 262_144, 1_048_576, 4_194_304, 16_777_216]

    mutating func add(_ value: Double) {
        count += 1
        sum += value
        for index in bounds.indices.reversed() {
            guard value <= bounds[index] else { return }
            counts[index] += 1
        }
    }
}
