import Testing

@testable import HookReceiver

@Suite struct NumberRangesTests {
    @Test("5.8: numbers in nearly any order are a set, in as few ranges as they make")
    func holdsNumbers() {
        for _ in 1...50 {
            var ranges = NumberRanges()
            var expected: Set<Int64> = []
            for _ in 1...200 {
                let number = Int64.random(in: 1...120)
                ranges.insert(number)
                expected.insert(number)
                #expect((0...121).allSatisfy { ranges.contains($0) == expected.contains($0) })
            }
            #expect(ranges.ranges.count == expected.count { !expected.contains($0 - 1) })
        }
        var ranges = NumberRanges()
        for start in stride(from: 1, to: 10_000 as Int64, by: 4) {
            for number in [start + 2, start, start + 3, start + 1] { ranges.insert(number) }
        }
        #expect(ranges.ranges == [1...10_000])
    }
}
