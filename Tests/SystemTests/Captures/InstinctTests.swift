import TestSupport
import Testing

extension ProgramTests {
    @Suite("What a new user types first")
    struct InstinctTests {
        @Test(
            "A command of another name works, or the message names the one that does",
            arguments: [
                (["ls"], 0, ""), (["captures"], 0, ""), (["list"], 0, ""), (["stats"], 0, ""),
                (["get", "2"], 2, "no captures yet"), (["show", "2"], 2, "no captures yet"),
                (["inspect"], 2, "no captures yet"), (["replay", "latest"], 2, "no captures yet"),
                (["deliveries", "--capture", "36"], 0, "no matching deliveries"),
                (["wait", "stripe"], 2, "no listener runs on this store; start one with `hooksight`"),
                (["events"], 64, "no command \"events\"; hooksight list, or hooksight providers ID"),
                (
                    ["trigger", "stripe", "charge.succeeded"], 64,
                    "no command \"trigger\"; hooksight send stripe charge.succeeded"
                ),
                (["search", "ORD-1"], 64, "no command \"search\"; hooksight list ORD-1"),
                (["chekc", "f"], 64, "no command \"chekc\"; did you mean check?"),
                (["deliverys"], 64, "did you mean deliveries?"), (["help", "listne"], 64, "did you mean listen?"),
                (["delete", "1"], 2, "no captures yet"), (["clear", "--all", "--yes"], 0, "no captures yet"),
                (["export"], 1, "no matching capture"), (["version"], 0, ""), (["-v"], 0, ""),
            ])
        func works(arguments: [String], status: Int32, message: String) async throws {
            let folder = try TemporaryFolder()
            let store = folder.file("captures.sqlite")
            // An empty store.
            let made = try await RunningProgram(folder: folder)
            #expect(try await made.end() == 0)
            let run = try await Program.run(arguments, environment: ["HOOKSIGHT_STORE": store])
            #expect(run.status == status, "\(run.errors)")
            #expect(message.isEmpty || run.errors.contains(message), "\(run.errors)")
            #expect(!run.errors.contains("Usage:"))
        }
    }
}
