import Foundation
import JSONText
import TestSupport
import Testing

extension ProgramTests {
    /// What README and articles show is what the program does.
    @Suite struct DocumentationTests {
        static let documents: [String] = {
            let articles = ["Sources/hooksight/hooksight.docc", "Sources/JSONSchema/JSONSchema.docc"].flatMap {
                folder in
                let names =
                    (try? FileManager.default.contentsOfDirectory(
                        atPath: ProjectFiles.root.appendingPathComponent(folder).path)) ?? []
                return names.filter { $0.hasSuffix(".md") }.sorted().map { "\(folder)/\($0)" }
            }
            return ["README.md"] + articles
        }()

        @Test("Commands run as they stand, in order, and print what is shown", arguments: documents)
        func commands(_ document: String) async throws {
            let app = FakeApp { request, _ in
                let isFirst = request.header("X-Hooksight-Attempt") == "1"
                return .answer(isFirst && request.body.contains("\"order_id\"") ? 500 : 200)
            }
            let run = try await DocumentRun(of: document, app: app)
            for failure in run.failures { Issue.record("\(document): \(failure)") }
            for (step, output) in zip(run.script.steps, run.outputs) {
                guard let shown = step.output, !DocumentRun.fits(output, shown: shown) else { continue }
                Issue.record(
                    """
                    \(document):\(step.line): \(step.commands)
                    shown:
                    \(shown.joined(separator: "\n"))
                    printed:
                    \(output)
                    """)
            }
        }

        @Test("JSON that is shown whole is JSON", arguments: documents)
        func json(_ document: String) throws {
            let text = String(decoding: try ProjectFiles.bytes(document), as: UTF8.self)
            for block in DocumentBlock.all(in: text) where block.language == "json" {
                let lines = block.lines.joined(separator: "\n")
                if !lines.contains("…") {
                    #expect(throws: Never.self, "\(document):\(block.line)") { try JSONDocument(lines) }
                }
            }
        }

        @Test("A shown line fits what was printed: … is anything, digits are any digits")
        func shownLines() {
            #expect(DocumentRun.fits("a 12 ms\nb\nc\n", shown: ["a 3 ms", "…", "c"]))
            #expect(DocumentRun.fits("x [y] (z)\n", shown: ["x [y] …"]))
            #expect(!DocumentRun.fits("a 12 ms\nb\n", shown: ["a 3 ms"]))
            #expect(!DocumentRun.fits("a\n", shown: ["b"]))
            #expect(!DocumentRun.fits("a\n", shown: ["a", "b"]))
        }
    }
}
