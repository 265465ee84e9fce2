import ArgumentParser
import HookFormat
import HookStore

/// `hooksight mark`: a place in the order of captures, from which to wait.
struct MarkCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mark",
        abstract: "Print a mark: a place in the order of captures, from which to wait.",
        discussion: """
              mark=$(hooksight mark)
              hooksight wait stripe invoice.paid --after "$mark"

            Everything stored before it is before it. Reads the store, whether a listener runs or not; a mark stays good \
            when the listener is started again.
            """
    )

    @OptionGroup var options: StoreOptions

    func run() async throws {
        try await CommandFailure.reporting {
            let store = try Store.open(try options.resolve().store)
            Terminal.standardOutput.line(CaptureCursor.text(after: try await store.greatestID()))
        }
    }
}
