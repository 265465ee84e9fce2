import Foundation
import Testing

@testable import hooksight

/// Whoever prints does not wait for who reads.
@Suite(.timeLimit(.minutes(3))) struct ConsoleTests {
    /// A pipe, and the console's end of it.
    struct Stream {
        let pipe = Pipe()

        var terminal: Terminal { Terminal(descriptor: pipe.fileHandleForWriting.fileDescriptor) }

        /// Everything that was printed until the console's end was closed.
        func rest() async throws -> String {
            try pipe.fileHandleForWriting.close()
            return try await Unread.rest(of: pipe)
        }
    }

    /// More than a pipe holds.
    static let lines = 20_000
    static func line(_ number: Int) -> String { "\(number) " + String(repeating: "x", count: 60) }

    static func fill(_ console: Console) {
        for number in 1...lines {
            console.output.add(
                ConsoleEntry(lines: 1, bytes: 100) { $0 += Array("\(line(number))\n".utf8) })
        }
    }

    @Test(
        "5.4: printing on a pipe that nobody reads does not block; who reads again finds the newest, and how many not")
    func unread() async throws {
        let stream = Stream()
        let console = Console(.pretty, output: stream.terminal, errors: Stream().terminal)
        Self.fill(console)
        console.line("app is down")
        async let text = Unread.text(upTo: "app is down\n", of: stream.pipe)
        let read = try await text.split(separator: "\n").map(String.init)
        let notes = read.filter { $0.hasPrefix("…") }
        let printed = read.filter { $0.hasSuffix("x") }
        let dropped = notes.compactMap { Int($0.filter(\.isNumber)) }.reduce(0, +)
        #expect(printed.count + dropped == Self.lines)
        #expect(
            notes.first?.hasSuffix(" lines not printed: the output is not read fast enough; everything is stored")
                == true)
        #expect(printed.allSatisfy { $0 == Self.line(Int($0.prefix { $0 != " " }) ?? 0) })
        #expect(printed.last == Self.line(Self.lines))
        #expect(printed.count >= 10_000)
        await console.flush()
    }

    @Test("At the end, who does not read is not waited for; the other stream says what was not printed")
    func end() async throws {
        let output = Stream()
        let errors = Stream()
        let console = Console(.json, output: output.terminal, errors: errors.terminal)
        Self.fill(console)
        await console.flush()
        console.warn("late")
        await console.flush()
        let text = try await errors.rest()
        #expect(text.contains(" lines not printed: "), "\(text)")
        #expect(text.hasSuffix("\nwarning: late\n"), "\(text)")
        withExtendedLifetime(output) {}
    }

    @Test("At the end, who reads gets everything")
    func readToTheEnd() async throws {
        let stream = Stream()
        let console = Console(
            .json, output: stream.terminal, errors: Stream().terminal, limits: ConsoleQueue.Limits(lines: 100_000))
        Self.fill(console)
        async let text = Unread.rest(of: stream.pipe)
        await console.flush()
        try stream.pipe.fileHandleForWriting.close()
        #expect(try await text == (1...Self.lines).map { Self.line($0) + "\n" }.joined())
    }

    @Test("A reader that has gone ends nothing, and is told on the other stream")
    func gone() async throws {
        let output = Stream()
        let errors = Stream()
        let console = Console(.pretty, output: output.terminal, errors: errors.terminal)
        try output.pipe.fileHandleForReading.close()
        Self.fill(console)
        await console.flush()
        console.line("to nobody")
        await console.flush()
        #expect(
            try await errors.rest() == "warning: nobody reads the output any more; captures are stored all the same\n")
    }

    @Test("Where both streams are one, lines of both are whole and in order", arguments: [OutputForm.pretty, .json])
    func one(form: OutputForm) async throws {
        let stream = Stream()
        let console = Console(form, output: stream.terminal, errors: stream.terminal)
        for number in 1...200 {
            console.output.add(ConsoleQueueTests.entry("\(number)"))
            console.warn("\(number)")
        }
        await console.flush()
        #expect(try await stream.rest() == (1...200).map { "\($0)\nwarning: \($0)\n" }.joined())
    }
}
