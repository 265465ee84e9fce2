internal import HookModel
internal import HookStore
internal import Hummingbird
internal import Logging

/// Turns every error into its answer: the one place where that happens.
struct ProblemResponses: RouterMiddleware {
    typealias Context = InspectorContext

    let receiver: any ReceiverStatus

    func handle(
        _ request: Request, context: InspectorContext,
        next: (Request, InspectorContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch {
            let problem = problem(error, request, context)
            guard let webhook = MisdirectedRequest(request, context, problem) else {
                return problem.response(context.form())
            }
            receiver.note(webhook)
            return problem.pointing(to: receiver.address).response(context.form())
        }
    }

    private func problem(_ error: any Error, _ request: Request, _ context: InspectorContext) -> Problem {
        switch error {
        case let problem as Problem:
            return problem
        case let error as DeliveryControlError:
            return Problem(error)
        case let error as HTTPError where error.status == .notFound:
            // Hummingbird's router says so when no route has this path and method.
            let allowed = InspectorRoute.allowed(at: request.uri.path)
            return allowed.isEmpty ? .unknownPath : .notAllowed(request.method.rawValue, allowed: allowed)
        default:
            context.logger.error("a request could not be answered", metadata: ["inspector.error": "\(error)"])
            return .failed
        }
    }
}
