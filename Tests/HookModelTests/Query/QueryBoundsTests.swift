import HookModel
import TestSupport
import Testing

/// Between which ids and moments what a query finds has to be.
@Suite struct QueryBoundsTests {
    static let ranges: [(source: String, range: ClosedRange<Int64>?)] = [
        ("", .min ... .max), ("stripe", .min ... .max), ("id:42", 42...42), ("id>42", 43 ... .max),
        ("id<42", .min...41),
        ("id>10 id<=20 x", 11...20), ("id>10 id<5", nil), ("id:1,7,>=9", 1 ... .max), ("id:3 OR id:9", 3...9),
        ("id:3 OR x", .min ... .max), ("-id>10", .min...10), ("-(id>10 OR id<5)", 5...10),
        ("-(id>10 id<20)", .min ... .max),
        ("-id:5", .min ... .max), ("-id:<5,>10", 5...10), ("-id:<5,5,6,>10", 7...10), ("-id:<=5,>5", nil), ("-*", nil),
        ("(id>5 id<9) OR id:2", 2...8), ("id<-1", .min ... .max), ("-(-id>10)", 11 ... .max),
    ]

    @Test("Ids", arguments: ranges)
    func ids(_ test: (source: String, range: ClosedRange<Int64>?)) {
        #expect(Query(test.source, now: QuerySamples.now).idRange == test.range)
    }

    @Test("Moments")
    func moments() {
        func range(_ source: String) -> ClosedRange<Int64>? {
            Query(source, now: Timestamp(milliseconds: 1_000_000)).timeRange.map {
                $0.lowerBound.milliseconds...$0.upperBound.milliseconds
            }
        }
        #expect(range("since:100s until:50s") == 900_000...949_999)
        #expect(range("at>100s at<=50s") == 900_001...950_000)
        #expect(range("at:1970-01-01") == 0...86_399_999)
        #expect(range("-at:1970-01-01") == .min ... .max)
        #expect(range("since:50s until:100s") == nil)
        #expect(range("id:5") == .min ... .max)
    }

    @Test("Whatever fits lies between the bounds")
    func bounds() {
        var random = RandomQueries(seed: 41)
        var capture = QueryEvaluationTests.order
        for _ in 0..<3000 {
            let tree = random.node()
            capture.id = Int64(random.number(0..<100))
            guard tree.evaluate(capture) == true else { continue }
            #expect(tree.idRange?.contains(capture.id ?? -1) == true, "\(tree)")
            #expect(tree.timeRange?.contains(capture.receivedAt) == true, "\(tree)")
        }
    }
}
