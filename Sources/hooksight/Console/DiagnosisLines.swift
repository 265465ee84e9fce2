import HookModel

/// The lines that `listen` prints when it has found why a signature failed, below the capture's own.
struct DiagnosisLines {
    let terminal: Terminal

    /// For each entry its cause with the explanation, and what to do; ends with a line feed.
    func text(_ entries: [Diagnosis], of capture: Int64) -> String {
        entries.map { entry in
            let cause = terminal.paint(entry.cause.rawValue, .notable)
            return "#\(capture)  \(cause): \(SafeText.escape(entry.explanation))\n"
                + "      \(terminal.paint("→", .faint)) \(SafeText.escape(entry.remedy))\n"
        }.joined()
    }
}
