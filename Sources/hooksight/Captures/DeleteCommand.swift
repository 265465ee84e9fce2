import ArgumentParser
import HookFormat
import HookModel
import HookStore
import JSONText

/// `hooksight delete`: captures that are not wanted any more, with everything of them.
struct DeleteCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "delete",
        abstract: "Delete captures with their deliveries: by id, by a query, or all.",
        discussion: """
              hooksight delete 42 43
              hooksight delete github push until:7d --yes
              hooksight delete --all --yes

            On a terminal it asks before it deletes what a query matches; elsewhere --yes is needed. Exit codes: 0 \
            deleted, 1 no capture matches or you said no, 2 could not be done, 64 wrong usage.
            """,
        aliases: ["clear", "rm"]
    )

    @OptionGroup var query: CaptureQueryOptions

    @Flag(help: "Delete all captures.")
    var all = false

    @Flag(name: .shortAndLong, help: "Do not ask.")
    var yes = false

    @OptionGroup var options: StoreOptions

    func run() async throws {
        try await CommandFailure.reporting {
            guard query.isGiven != all else {
                throw SettingError(
                    all ? "expected --all alone, or a query" : "expected ids, a query such as until:7d, or --all")
            }
            let store = try Store.open(try options.resolve().store)
            let count: Int
            switch try await query.choice(options, in: store) {
            case .named(let ids): count = try await delete(ids: ids)
            case .matching(let selection):
                // The canonical form is the same query everywhere, and for ever.
                let root = selection.root
                let found = try await StoredCaptures.ids(that: root, in: store).count
                guard found > 0 else {
                    return try await NothingFound.report(query, selection, options)
                }
                try confirm(found)
                count = try await delete(root)
            }
            Terminal.standardOutput.line("deleted \(DeleteCommand.captures(count))")
        }
    }

    private static func captures(_ count: Int) -> String {
        "\(GroupedNumber.text(count)) capture\(count == 1 ? "" : "s")"
    }

    /// Asks whether so many captures are to be deleted.
    ///
    /// - Throws: `SettingError` where nobody can be asked; `ExitCode` 1 for any answer but yes.
    private func confirm(_ count: Int) throws {
        guard !yes else { return }
        let captures = DeleteCommand.captures(count)
        guard Terminal.standardError.isWatched, Terminal.isInputWatched else {
            throw SettingError("\(captures) would be deleted; --yes deletes them")
        }
        Terminal.standardError.write(Array("delete \(captures)? [y/N] ".utf8))
        guard ["y", "yes"].contains(readLine()?.lowercased() ?? "") else {
            Terminal.standardError.line("nothing was deleted")
            throw ExitCode(1)
        }
    }

    private func delete(ids: [Int64]) async throws -> Int {
        let ids = Set(ids).sorted()
        switch try StoreAccess.open(options) {
        case .running(let inspector):
            for id in ids { _ = try await inspector.delete("/captures/\(id)") }
        case .own(let writer):
            _ = try await writer.record([.delete(captures: ids)])
            try writer.close()
        }
        return ids.count
    }

    private func delete(_ root: QueryNode?) async throws -> Int {
        switch try StoreAccess.open(options) {
        case .running(let inspector):
            let asked = root.map { "q=\(InspectorClient.escaped($0.description))" } ?? "confirm=all"
            return try await inspector.delete("/captures?\(asked)")["deleted"]?.int ?? 0
        case .own(let writer):
            let progress = Progress(isWanted: true)
            defer { progress.end() }
            let count = try await writer.delete(root) { progress.show("\($0) deleted") }
            try writer.close()
            return count
        }
    }
}
