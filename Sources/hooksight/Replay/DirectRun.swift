import HookModel
import HookProviders
import HookReceiver
import HookStore
import HookTransport
import NIOCore

/// Replays to a URL that is no target: sends one capture after the other, and shows the answers; nothing is stored.
struct DirectRun {
    private let command: ReplayCommand
    private let place: SendTarget
    private let plan: ReplayPlanning
    private let client: TargetClient
    private let direct: DirectReplay

    init(_ command: ReplayCommand, _ place: SendTarget, _ plan: ReplayPlanning) throws {
        self.command = command
        self.place = place
        self.plan = plan
        let values = plan.values
        client = TargetClient(
            place.url, group: SharedEventLoops.group, allowsRemote: try values.bool(.allowRemote),
            authorities: try ForwardSettings.authorities(values), isInsecure: try values.bool(.insecure),
            isForbidden: { _, _ in false })
        direct = try DirectReplay(plan.catalog, secrets: plan.secrets)
    }

    /// Sends all.
    ///
    /// - Returns: The exit code: 0 when every answer was 2xx, 1 when one was not, 2 when nobody was there.
    /// - Throws: `CommandFailure` for a capture that cannot be sent as asked; those before it were.
    func run(_ chosen: [ReplayChoice.Chosen]) async throws -> Int32 {
        let started = ContinuousClock.now
        let progress = Progress(isWanted: chosen.count > 1 && !command.replay.json)
        defer { progress.end() }
        var tally = SampleTally()
        var isReached = false
        for (index, entry) in chosen.enumerated() {
            let delay = plan.pace.delay(place: index, received: entry.receivedAt, first: chosen[0].receivedAt)
            if delay > .zero { try await Task.sleep(until: started + delay, clock: .continuous) }
            let left = command.timeLimit.map { $0 - (.now - started) }
            if let left, left <= .zero {
                progress.end()
                Terminal.standardError.line("error: --timeout is over; \(chosen.count - index) were not sent")
                return tally.count == 0 ? 2 : 1
            }
            guard let outcome = try await send(entry, index + 1, within: left, progress, of: chosen.count) else {
                continue
            }
            tally.add(outcome.sample, deadline: outcome.deadline)
            if !outcome.sample.isUnsent { isReached = true }
            if outcome.sample.isUnsent, !isReached { break }
        }
        await client.close()
        progress.end()
        if command.replay.dryRun { return 0 }
        if chosen.count > 1, isReached, !command.replay.json {
            for line in tally.lines(after: .now - started, terminal: .standardOutput) {
                Terminal.standardOutput.line(line)
            }
        }
        return tally.status(of: chosen.count, isReached: isReached)
    }

    private func send(
        _ entry: ReplayChoice.Chosen, _ number: Int, within left: Duration?, _ progress: Progress, of total: Int
    ) async throws -> DirectOutcome? {
        guard let capture = try await plan.store.capture(entry.id, bodyLimit: .max) else {
            throw CommandFailure(description: "no capture \(entry.id) any more; \(number - 1) of \(total) were sent")
        }
        let target = place.isPlace ? nil : place.target(else: capture.request.head.path)
        let request: OutgoingRequest
        do {
            request = try direct.request(capture, plan.request, to: place.url, target: target)
        } catch {
            throw CommandFailure(description: "\(SafeLine.escape("\(error)")); \(number - 1) of \(total) were sent")
        }
        let url = SafeLine.escape(request.url(at: place.url), limit: 300)
        let method = SafeLine.escape(capture.request.head.method)
        let size = ByteSize.describe(request.body.readableBytes)
        if command.replay.dryRun {
            Terminal.standardOutput.line("capture \(capture.id): would send \(method), \(size), to \(url)")
            return nil
        }
        let terminal = Terminal.standardError
        if total == 1, !command.replay.json {
            terminal.line(terminal.paint("capture \(capture.id), \(method), \(size), to \(url)", .faint))
        }
        let deadline = left ?? direct.deadline(of: capture)
        let start = ContinuousClock.now
        let result: Result<TargetResponse, SendFailure>
        do throws(SendFailure) {
            result = .success(try await client.send(request, deadline: deadline))
        } catch {
            result = .failure(error)
        }
        let sample = SampleOutcome(
            number: number, event: capture.findings.event ?? EventSummary(type: nil, id: nil, createdAt: nil),
            result: result, took: .now - start)
        let outcome = DirectOutcome(capture: capture.id, sample: sample, deadline: deadline)
        outcome.show(isAlone: total == 1, json: command.replay.json, after: progress)
        progress.show("\(number) of \(total) sent")
        return outcome
    }
}
