internal import HookModel
internal import HookStore
internal import Hummingbird

extension Inspector {
    /// `GET /captures/wait`: answers when everything has come that is waited for, or the time is over.
    func wait(_ request: InspectorRequest) async throws -> Response {
        let query = try WaitQuery(
            request.query, words.vocabulary, now: clock.now(), greatest: try await store.greatestID())
        let wait = CaptureWait(store: store, watchers: watchers, query: query)
        let outcome = try await request.whileWaitedFor { try await wait.run() }
        let waited = WaitedObject(
            query: query, outcome: outcome, captures: try await store.captures(ids: outcome.captures),
            nearest: try await nearest(query, outcome))
        return switch request.form() {
        case .text: .text(lines: waited.lines)
        case .json: .json { waited.write(to: &$0) }
        }
    }

    /// The nearest capture for each query that was not met; what explains its signature is found out where it is not
    /// known yet, for that is asked next.
    private func nearest(
        _ query: WaitQuery, _ outcome: CaptureWait.Outcome
    ) async throws -> [Int: WaitedObject.Nearest] {
        var found: [Int: WaitedObject.Nearest] = [:]
        for index in outcome.missed {
            guard
                let miss = try await NearestMiss.find(
                    query.queries[index], after: query.after, but: outcome.counted[index], in: store),
                var capture = try await store.captures(ids: [miss.capture]).first
            else { continue }
            if capture.findings.needsDiagnosis {
                capture.findings.signature.diagnosis = await diagnoses.diagnosis(of: capture.id)
            }
            found[index] = WaitedObject.Nearest(miss: miss, capture: capture)
        }
        return found
    }
}
