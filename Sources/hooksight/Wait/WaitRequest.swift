import HookModel

/// What the inspector is asked for by `wait` and `run`: `GET /captures/wait`.
struct WaitRequest {
    /// What has to come: each of these.
    let queries: [Query]
    let limits: WaitLimits
    /// The mark, or the capture, behind which captures count.
    let after: String
    /// Whether it is waited for that none comes.
    var isAbsent = false

    /// The inspector waits for so many queries at once.
    static let mostQueries = 32

    /// Waits; the answer comes when everything has come, or the time is over.
    ///
    /// - Throws: `CommandFailure` when there is no answer, or the inspector refuses to wait.
    func answer(of inspector: InspectorClient) async throws -> WaitAnswer {
        // A wait that has all goes on for as long as it is to be quiet.
        WaitAnswer(try await inspector.get(path, waiting: limits.within + (limits.quiet ?? .zero)))
    }

    private var path: String {
        var parameters = queries.map { ("q", $0.source) }
        parameters += [
            ("count", "\(limits.count)"), ("within", limits.within.text), ("after", after),
        ]
        if let quiet = limits.quiet { parameters.append(("quiet", quiet.text)) }
        if isAbsent { parameters.append(("absent", "true")) }
        if limits.isInOrder { parameters.append(("in_order", "true")) }
        return "/captures/wait?"
            + parameters.map { "\($0)=\(InspectorClient.escaped($1))" }.joined(separator: "&")
    }
}
