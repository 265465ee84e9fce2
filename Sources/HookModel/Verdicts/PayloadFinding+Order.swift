extension PayloadFinding {
    /// The errors in order of line and column, as people read them; `errors` has the envelope's first.
    package var errorsInOrder: [PayloadError] {
        errors.sorted { ($0.line, $0.column) < ($1.line, $1.column) }
    }
}
