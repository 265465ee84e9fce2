import Foundation

/// Measures the JSON reader, the validator and the judge; `Scripts/bench` tells what the lines mean.
@main
enum JSONBench {
    static func main() {
        do {
            try run(Array(CommandLine.arguments.dropFirst()))
        } catch {
            FileHandle.standardError.write(Data("error: json-bench: \(error)\n".utf8))
            exit(1)
        }
    }

    private static func run(_ arguments: [String]) throws {
        switch (arguments.first, arguments.count) {
        case ("prepare", 5):
            try Material(
                project: arguments[1], suites: arguments[2], hooksight: arguments[3], folder: arguments[4]
            ).write()
        case ("measure", 4):
            let folder = arguments[1]
            let stopwatch = Stopwatch(rounds: Int(arguments[2]) ?? 5, seconds: Double(arguments[3]) ?? 0.5)
            try ReadingBench(folder: "\(folder)/texts", stopwatch: stopwatch).run()
            try ValidatingBench(folder: "\(folder)/sets", stopwatch: stopwatch).run()
            try JudgingBench(event: "\(folder)/texts/event.json", stopwatch: stopwatch).run()
        default:
            throw BenchError(
                "expected prepare PROJECT SUITES HOOKSIGHT FOLDER, or measure FOLDER ROUNDS SECONDS")
        }
    }

    /// Writes a line of the results, tab-separated, at once.
    static func tell(_ fields: Any...) {
        FileHandle.standardOutput.write(Data((fields.map { "\($0)" }.joined(separator: "\t") + "\n").utf8))
    }
}
