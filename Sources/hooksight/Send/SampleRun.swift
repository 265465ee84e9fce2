import HookModel
import HookProviders
import HookTransport
import UnixSignals

/// Sends the samples one after the other, tells what comes back, and finds the exit code.
struct SampleRun: Sendable {
    private let settings: SendSettings
    private let client: TargetClient
    private let started = ContinuousClock.now

    init(_ settings: SendSettings) {
        self.settings = settings
        client = TargetClient(
            settings.target.url, group: SharedEventLoops.group, allowsRemote: settings.allowsRemote,
            authorities: settings.authorities, isInsecure: settings.isInsecure, isForbidden: { _, _ in false })
    }

    /// Sends until all are answered, nobody is there, or a signal comes; gives the exit code.
    func run() async throws -> Int32 {
        announce()
        let status = try await withThrowingTaskGroup(of: Int32?.self) { group in
            group.addTask { try await sendAll() }
            group.addTask {
                for await _ in await UnixSignalsSequence(trapping: .sigint, .sigterm) { break }
                return nil
            }
            let first = try await group.next() ?? nil
            group.cancelAll()
            if let first { return first }
            // After a signal the other one ends at once, and tells what was done so far.
            return try await group.next().flatMap(\.self) ?? 2
        }
        await client.close()
        return status
    }

    private func sendAll() async throws -> Int32 {
        var tally = SampleTally()
        var isReached = false
        let progress = Progress(isWanted: settings.times > 1 && !settings.printsJSON)
        for number in 1...settings.times {
            guard await pace(number) else { break }
            let outcome = try await send(number)
            if case .failure(.cancelled) = outcome.result { break }
            tally.add(outcome, deadline: settings.deadline)
            if !outcome.isUnsent { isReached = true }
            show(outcome)
            progress.show("\(tally.count) of \(settings.times)")
            // Later requests wait for an app that restarts; one that never was there is not waited for.
            if outcome.isUnsent, !isReached { break }
        }
        progress.end()
        if settings.times > 1, !settings.printsJSON, isReached {
            for line in tally.lines(after: .now - started, terminal: .standardOutput) {
                Terminal.standardOutput.line(line)
            }
        }
        if Task.isCancelled {
            Terminal.standardError.line("stopped by a signal after \(tally.count) of \(settings.times)")
        }
        return tally.status(of: settings.times, isReached: isReached)
    }

    /// Waits for a request's moment, counted from the start so that no delay adds up; false when the run is ended.
    private func pace(_ number: Int) async -> Bool {
        guard let interval = settings.interval else { return !Task.isCancelled }
        do {
            try await Task.sleep(until: started + interval * (number - 1), clock: .continuous)
            return true
        } catch {
            return false
        }
    }

    private func send(_ number: Int) async throws -> SampleOutcome {
        let sample = number == 1 ? settings.first : try settings.maker.request(at: WallClock.system.now())
        let target = settings.target.target(else: sample.path, adding: sample.query)
        guard
            let request = OutgoingRequest(
                method: sample.method, target: target, headers: sample.headers + settings.headers,
                body: sample.body, to: settings.target.url)
        else {
            throw CommandFailure(
                description: "the provider document \(settings.document.id) names a path or header that HTTP cannot "
                    + "carry; correct it, or give a path in --to")
        }
        let start = ContinuousClock.now
        let result: Result<TargetResponse, SendFailure>
        do throws(SendFailure) {
            result = .success(try await client.send(request, deadline: settings.deadline))
        } catch {
            result = .failure(error)
        }
        return SampleOutcome(number: number, event: sample.event, result: result, took: .now - start)
    }

    /// What is about to be sent, on standard error, which scripts need not read.
    private func announce() {
        guard !settings.printsJSON else { return }
        let sample = settings.first
        let target = settings.target.text(settings.target.target(else: sample.path, adding: sample.query))
        let faults = SampleFault.allCases.filter(settings.faults.contains).map(\.rawValue)
        let event = sample.event.type.map { " \(SafeLine.escape($0, limit: 60))" } ?? ""
        let line =
            "\(settings.document.id)\(event), \(ByteSize.describe(sample.body.count)), to \(SafeLine.escape(target))"
            + (faults.isEmpty ? "" : ", with a broken \(faults.joined(separator: " and "))")
            + (settings.times > 1 ? ", \(settings.times) times" : "")
        Terminal.standardError.line(Terminal.standardError.paint(line, .faint))
    }

    private func show(_ outcome: SampleOutcome) {
        if settings.printsJSON {
            Terminal.standardOutput.write(SendResponseObject.line(outcome, deadline: settings.deadline))
        } else if settings.times == 1, let answer = outcome.answer {
            let text = SendResponseText(terminal: .standardOutput)
            for line in text.lines(answer, took: outcome.took) { Terminal.standardOutput.line(line) }
        }
        // Of many only the first is told here when nobody is there; the summary tells the rest.
        guard settings.times == 1 || outcome.isUnsent && outcome.number == 1 else { return }
        if let problem = outcome.problem(deadline: settings.deadline) {
            Terminal.standardError.line("error: \(problem)")
        }
    }
}
