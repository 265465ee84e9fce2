import Foundation
import HookModel
import TestSupport
import Testing

extension ProgramTests {
    /// `hooksight man`, and what man's readers say of its pages.
    @Suite struct ManualTests {
        @Test("All pages are written, and mandoc has nothing to say of them")
        func lint() async throws {
            let folder = try TemporaryFolder()
            let run = try await Program.run(["man", "--install", "share/man"], in: folder)
            #expect(run.status == 0 && run.output.isEmpty)
            let pages = try FileManager.default.contentsOfDirectory(atPath: folder.file("share/man/man1")).sorted()
            #expect(run.errors == "\(pages.count + 1) pages in share/man\n")
            #expect(pages.contains("hooksight.1") && pages.contains("hooksight-targets-enable.1"))
            guard FileManager.default.isExecutableFile(atPath: "/usr/bin/mandoc") else {
                return print("SKIPPED: there is no mandoc (\(pages.count + 1) pages)")
            }
            let files = pages.map { "share/man/man1/\($0)" } + ["share/man/man7/hooksight-query.7"]
            let lint = try await Program.run(
                ["-Tlint", "-Wwarning"] + files, in: folder, executable: "/usr/bin/mandoc")
            #expect(lint.status == 0 && lint.output.isEmpty, "\(lint.output.prefix(2000))")
        }

        @Test("A page has the sections of a manual, in their order")
        func sections() async throws {
            let page = try await Program.run(["man", "check"])
            #expect(page.status == 0 && page.errors.isEmpty)
            let lines = page.output.split(separator: "\n")
            #expect(
                lines.filter { $0.hasPrefix(".Sh ") }.map { $0.dropFirst(4) } == [
                    "NAME", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "ENVIRONMENT", "FILES", "EXIT STATUS", "EXAMPLES",
                    "SEE ALSO",
                ])
            for line in [
                ".Nm hooksight-check", ".Dt HOOKSIGHT-CHECK 1", ".Ss Filters of --captures", ".It 64",
                "hooksight check fixtures/ --format github", ".It Ev \\&HOOKSIGHT_STORE", ".It Pa \\&hooksight.json",
                ".Xr hooksight-query 7",
            ] {
                #expect(lines.contains(line[...]), "\(line)")
            }
        }

        @Test("The page on queries has every field that the parser knows")
        func query() async throws {
            let page = try await Program.run(["man", "query"])
            for field in QueryField.allCases {
                #expect(page.output.contains(".It Ic \\&\(field.rawValue)"), "\(field)")
            }
        }

        @Test("Pages of commands in commands; names that there are none of; folders that cannot be written")
        func named() async throws {
            let inner = try await Program.run(["man", "targets", "enable"])
            #expect(inner.output.contains(".Dt HOOKSIGHT-TARGETS-ENABLE 1"))
            let wrong = try await Program.run(["man", "chekc"])
            #expect(
                wrong.status == 64
                    && wrong.errors == "error: no command \"chekc\"; did you mean check? (hooksight --help)\n")
            let folder = try TemporaryFolder()
            try Data().write(to: URL(fileURLWithPath: folder.file("file")))
            let none = try await Program.run(["man", "--install", "file"], in: folder)
            #expect(none.status == 2)
            #expect(
                none.errors == "error: the folder file cannot be written to; name another with --install FOLDER\n")
            let both = try await Program.run(["man", "check", "--install", "file"], in: folder)
            #expect(both.status == 64 && both.errors == "error: --install writes all pages; leave check out\n")
        }
    }
}
