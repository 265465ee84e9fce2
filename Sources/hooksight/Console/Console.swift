import Logging
import ServiceLifecycle

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Everything that `listen` prints, to either stream, and to both where they are one: nobody who prints waits for who
/// reads.
///
/// Of what is not read the oldest is dropped and counted: nothing is lost by that, as it is stored. Stands behind the store
/// in a service group, so that everything is printed before the store closes.
final class Console: Service {
    /// Where captures are printed.
    let output: ConsoleStream
    /// Where warnings and errors are printed.
    let errors: ConsoleStream
    /// Where everything else for people is printed: scripts read standard output when captures are JSON.
    let people: ConsoleStream

    /// For so long nobody reads before the rest is given up at the end.
    private static let patience = Duration.milliseconds(500)
    /// So long the end waits for a reader that is slow.
    private static let limit = Duration.seconds(2)

    init(
        _ form: OutputForm, output: Terminal = .standardOutput, errors: Terminal = .standardError,
        limits: ConsoleQueue.Limits = ConsoleQueue.Limits()
    ) {
        // A reader that is gone is an error of the write, and no reason to end.
        signal(SIGPIPE, SIG_IGN)
        if output.isSame(as: errors) {
            let both = ConsoleStream(output, limits: limits)
            (self.output, self.errors, people) = (both, both, both)
            return
        }
        let errors = ConsoleStream(errors, limits: limits)
        let note: @Sendable (Int) -> Void = { errors.add(ConsoleEntry(ConsoleStream.note($0))) }
        self.output = ConsoleStream(
            // A line that is no JSON would end the script that reads.
            output, limits: limits, onDropped: form == .pretty ? nil : note,
            onGone: {
                let words = "nobody reads the output any more; captures are stored all the same"
                errors.add(ConsoleEntry(Console.warning(words, errors)))
            })
        self.errors = errors
        people = form == .pretty ? self.output : errors
    }

    /// Prints a line, or several, for people; does not block.
    func line(_ text: String) { people.add(ConsoleEntry(text)) }

    /// Prints a line that matters little, beside warnings; does not block.
    func remark(_ text: String) { errors.add(ConsoleEntry(errors.terminal.paint(text, .faint))) }

    /// Prints a warning; does not block.
    func warn(_ text: String) { errors.add(ConsoleEntry(Console.warning(text, errors))) }

    /// Prints an error; does not block.
    func fail(_ text: String) { errors.add(ConsoleEntry(errors.terminal.paint("error: ", .bad) + text)) }

    /// A logger that prints here.
    func logger(_ label: String) -> Logger {
        let errors = errors
        return Logger(label: label) { _ in
            TerminalLogHandler(terminal: errors.terminal) { errors.add(ConsoleEntry($0)) }
        }
    }

    /// Prints until graceful shutdown or cancellation, and then what was printed until then.
    func run() async {
        try? await gracefulShutdown()
        await flush()
    }

    /// Waits until everything is printed.
    ///
    /// A stream of which nothing is read for half a second is closed; so is one that takes longer than two seconds.
    func flush() async {
        async let isPrinted = output.flush(patience: Console.patience, limit: Console.limit)
        if errors !== output, await !errors.flush(patience: Console.patience, limit: Console.limit) {
            _ = errors.close()
        }
        guard await !isPrinted else { return }
        let unprinted = output.close()
        guard unprinted > 0, errors !== output else { return }
        errors.add(ConsoleEntry(ConsoleStream.note(unprinted)))
        _ = await errors.flush(patience: Console.patience, limit: Console.patience)
    }

    private static func warning(_ text: String, _ stream: ConsoleStream) -> String {
        stream.terminal.paint("warning: ", .notable) + text
    }
}
