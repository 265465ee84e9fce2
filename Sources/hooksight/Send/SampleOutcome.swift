import HookModel
import HookProviders
import HookTransport

/// What became of one request.
struct SampleOutcome: Sendable {
    /// Which request, from 1.
    let number: Int
    /// What its body reported.
    let event: EventSummary
    let result: Result<TargetResponse, SendFailure>
    /// From connecting, where that was needed, to the last byte of the answer.
    let took: Duration

    /// The answer; nil when there was none.
    var answer: TargetResponse? { try? result.get() }

    /// Whether the app has taken it.
    var isSuccess: Bool { answer.map { (200..<300).contains($0.status) } ?? false }

    /// Whether nothing was sent, because no connection came about.
    var isUnsent: Bool {
        switch result {
        case .failure(.down), .failure(.notAllowed): true
        default: false
        }
    }

    /// Why there was no whole answer, with what to do about it; nil when there was one.
    ///
    /// `flag` is the one that gives the app longer.
    func problem(deadline: Duration, longer flag: String = "--deadline") -> String? {
        guard case .failure(let failure) = result else {
            return answer?.bodyEnd.problem(within: deadline).map { "the app answered; \(SafeLine.escape($0))" }
        }
        guard case .timedOut = failure else { return SafeLine.escape("\(failure)") }
        return "\(failure), \(deadline.text) after the request; \(flag) gives it longer"
    }
}
