internal import HookModel

/// Whether to wait until something has become of a delivery.
struct DeliveryWait {
    /// How long at most.
    let time: Duration
    /// The attempts that whoever asks knows of already.
    let attempts: Int

    /// The names of all parameters.
    static let parameters = ["wait", "attempts"]

    private static let longest = Duration.seconds(30)

    /// Reads the parameters; nil where nothing is to be waited for.
    ///
    /// - Throws: `Problem` for the first value that cannot be used.
    init?(_ query: QueryParameters) throws(Problem) {
        guard let text = query["wait"] else { return nil }
        guard let time = Duration(text: text), time <= DeliveryWait.longest else {
            throw Problem.badParameter("wait", text, expected: "a time up to 30s, such as 10s")
        }
        self.time = time
        let known = query["attempts"] ?? "0"
        guard let attempts = Int(known), attempts >= 0 else {
            throw Problem.badParameter("attempts", known, expected: "a number of attempts")
        }
        self.attempts = attempts
    }

    /// Whether a delivery as it is now is what is waited for.
    func isOver(_ delivery: Delivery) -> Bool { delivery.state != .pending || delivery.attempts > attempts }
}
