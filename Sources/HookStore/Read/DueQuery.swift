/// The queries for deliveries that are due: for one target and one provider each, from one index each.
///
/// A target can be disabled for some providers, whose deliveries then wait. Asking for each of the others alone passes
/// over none of those, however many there are.
enum DueQuery {
    /// The providers that a target has had deliveries of; a name each, the empty one for none.
    ///
    /// Arguments: the target.
    static let providers = "SELECT provider FROM delivery_counts WHERE target = ? GROUP BY provider"

    /// The ids of first attempts, in the order of their captures.
    ///
    /// Arguments: target, provider, the id before the first, how many.
    static let firstAttempts = """
        SELECT id FROM deliveries INDEXED BY deliveries_due
        WHERE target = ? AND provider = ? AND state = 'pending' AND due_at IS NULL AND id > ? ORDER BY id LIMIT ?
        """

    /// Ids and times of attempts that are due again, the longest due first.
    ///
    /// Arguments: target, provider, the moment in milliseconds, how many.
    static let retries = """
        SELECT id, due_at FROM deliveries INDEXED BY deliveries_due
        WHERE target = ? AND provider = ? AND state = 'pending' AND due_at <= ? ORDER BY due_at, id LIMIT ?
        """

    /// The time of the next attempt after a moment.
    ///
    /// Arguments: target, provider, the moment in milliseconds.
    static let nextRetry = """
        SELECT due_at FROM deliveries INDEXED BY deliveries_due
        WHERE target = ? AND provider = ? AND state = 'pending' AND due_at > ? ORDER BY due_at LIMIT 1
        """

    /// The id of the oldest delivery that has not ended.
    ///
    /// Arguments: target, provider.
    static let oldestPending = """
        SELECT id FROM deliveries INDEXED BY deliveries_by_target
        WHERE target = ? AND provider = ? AND state = 'pending' ORDER BY id LIMIT 1
        """
}
