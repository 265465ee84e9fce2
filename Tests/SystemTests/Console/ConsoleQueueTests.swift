import HookModel
import Testing

@testable import hooksight

/// What waits to be printed is bounded, and what makes room is counted.
@Suite struct ConsoleQueueTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        var limits = ConsoleQueue.Limits()
        /// What is added: captures as numbers, important lines as words.
        let added: [String]
        let printed: [String]
        var dropped = 0
    }

    static let cases = [
        Case(testDescription: "Nothing", added: [], printed: []),
        Case(testDescription: "All in their order", added: ["1", "up", "2", "3"], printed: ["1", "up", "2", "3"]),
        Case(
            testDescription: "The oldest make room", limits: ConsoleQueue.Limits(lines: 2),
            added: ["1", "2", "3", "4", "5"], printed: ["4", "5"], dropped: 3),
        Case(
            testDescription: "Captures push out no important line", limits: ConsoleQueue.Limits(lines: 2),
            added: ["down", "1", "2", "up", "3", "4"], printed: ["down", "up", "3", "4"], dropped: 2),
        Case(
            testDescription: "Important lines are bounded, too", limits: ConsoleQueue.Limits(importantLines: 1),
            added: ["1", "down", "up", "2"], printed: ["1", "up", "2"], dropped: 1),
        Case(
            testDescription: "Bytes count", limits: ConsoleQueue.Limits(bytes: 250), added: ["1", "2", "3"],
            printed: ["2", "3"], dropped: 1),
        Case(
            testDescription: "One that is too large by itself", limits: ConsoleQueue.Limits(bytes: 50),
            added: ["1", "up"], printed: ["up"], dropped: 1),
    ]

    /// A capture is a line of 100 bytes.
    static func entry(_ text: String) -> ConsoleEntry {
        Int(text) == nil
            ? ConsoleEntry(text) : ConsoleEntry(lines: 1, bytes: 100) { $0 += Array("\(text)\n".utf8) }
    }

    @Test(arguments: cases)
    func bounds(_ example: Case) {
        var queue = ConsoleQueue(example.limits)
        for text in example.added { queue.add(Self.entry(text)) }
        #expect(queue.unprinted == example.printed.count + example.dropped)
        var text: [UInt8] = []
        var dropped = 0
        while !queue.isEmpty {
            let batch = queue.next(2)
            dropped += batch.dropped
            for entry in batch.entries { entry.write(&text) }
        }
        #expect(String(decoding: text, as: UTF8.self) == example.printed.map { $0 + "\n" }.joined())
        #expect(dropped == example.dropped)
    }

    @Test(arguments: [(0, "0"), (999, "999"), (1000, "1,000"), (1_234_567, "1,234,567"), (-1000, "-1,000")])
    func numbers(number: Int, text: String) {
        #expect(GroupedNumber.text(number) == text)
    }
}
