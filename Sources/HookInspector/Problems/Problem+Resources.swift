internal import HookModel

/// What is told about resources that are not there.
extension Problem {
    static func badID(_ id: String) -> Problem {
        Problem(
            "bad_capture_id", "Not a capture's id", status: 400,
            "the id is \(quoted(id)); expected a number such as 42, or latest")
    }

    static func noCapture(_ id: Int64) -> Problem {
        Problem(
            "no_capture", "No such capture", status: 404,
            "no capture \(id), or not any more; GET /captures lists them")
    }

    static func noPrevious(_ id: Int64) -> Problem {
        Problem(
            "no_previous", "No such capture", status: 404,
            "no earlier capture of the same provider and event as capture \(id) has passed; name another one by its id")
    }

    static let nothingToDelete = Problem(
        "nothing_to_delete", "Nothing to delete", status: 409,
        "say which captures with q=QUERY, or confirm=all to delete every one")

    static func badQuery(_ query: Query, _ problem: QueryProblem) -> Problem {
        Problem(
            "bad_query", "The query is not understood", status: 409,
            "\(SafeText.escape(problem.message)), at byte \(problem.offset) of \(quoted(query.source))")
    }

    static let queryWithoutLatest = Problem(
        "query_without_latest", "Query not usable here", status: 404,
        "q goes with latest: GET /captures/latest?q=…; a capture with an id is that one alone")

    static func nothingFits(_ query: Query) -> Problem {
        Problem(
            "no_capture", "No such capture", status: 404,
            "no capture fits \(quoted(query.source)); GET /query?q=… explains it")
    }

    static let noCaptures = Problem(
        "no_captures", "No captures yet", status: 404,
        "nothing has been captured yet; send a request to the receiver first")

    static func badDeliveryID(_ id: String) -> Problem {
        Problem(
            "bad_delivery_id", "Not a delivery's id", status: 400,
            "the id is \(quoted(id)); expected a number such as 7")
    }

    static func noDelivery(_ id: Int64) -> Problem {
        Problem(
            "no_delivery", "No such delivery", status: 404,
            "no delivery d\(id); GET /deliveries and hooksight deliveries list them")
    }

    static func unconfigured(_ delivery: Delivery) -> Problem {
        Problem(
            "target_unconfigured", "The target is not configured", status: 409,
            "delivery d\(delivery.id) goes to \(quoted(delivery.target)), which this run does not know; "
                + "start hooksight listen with --forward for it")
    }

    static func noTarget(_ name: String, known: [String]) -> Problem {
        let names = known.isEmpty ? "none is configured" : "the configured ones are \(known.joined(separator: ", "))"
        return Problem(
            "no_target", "No such target", status: 404,
            "no target \(quoted(name)); \(SafeText.escape(names)). Targets come from --forward at the start alone"
        )
    }

    static func noTargetFits(_ capture: Int64, known: [String]) -> Problem {
        let names =
            known.isEmpty
            ? "no target is configured; start hooksight listen with --forward"
            : "name one with \"to\": \(known.joined(separator: ", "))"
        return Problem(
            "no_target_fits", "No target fits", status: 409,
            "capture \(capture) fits the filter of no target; \(SafeText.escape(names))")
    }

    static func incomplete(_ capture: Int64) -> Problem {
        Problem(
            "incomplete", "The capture is not whole", status: 409,
            "the body of capture \(capture) did not arrive whole, so there is nothing true to send; GET "
                + "/captures/\(capture) says why")
    }

    static func cannotSign(_ capture: Int64, _ problem: String) -> Problem {
        Problem(
            "cannot_sign", "Cannot be signed anew", status: 409,
            "capture \(capture) cannot be signed anew: \(SafeText.escape(problem))")
    }

    static func badEdit(_ problem: String) -> Problem {
        Problem("bad_edit", "The edit does not fit", status: 409, SafeText.escape(problem))
    }

    static func unreadableEdit(_ problem: String) -> Problem {
        Problem("unreadable_edit", "Not an edit", status: 422, SafeText.escape(problem))
    }

    static func badReplay(_ problem: String) -> Problem {
        Problem(
            "bad_replay", "Not a replay", status: 422,
            "\(SafeText.escape(problem)); expected an object with \"to\", \"resign\", \"edit\" and \"dry_run\", all of them optional, "
                + "such as {\"to\": \"app\", \"edit\": [\"/data/total=5\"]}")
    }

    static func notJSON(_ error: String) -> Problem {
        Problem(
            "not_json", "The body is not JSON", status: 400, "the body is not JSON: \(SafeText.escape(error))")
    }

    static func tooLong(limit: Int) -> Problem {
        Problem("too_long", "The body is too long", status: 413, "the body is longer than \(limit) bytes")
    }

    static func noProvider(_ id: String, known: [String]) -> Problem {
        Problem(
            "no_provider", "No such provider", status: 404,
            "no provider \(quoted(id)); the known ones are \(known.joined(separator: ", "))")
    }

    static func noEvent(_ type: String, provider: String) -> Problem {
        Problem(
            "no_event", "No such event", status: 404,
            "\(provider) has no event \(quoted(type)); GET /providers/\(provider) lists its events")
    }

    static func notReady(_ problem: String) -> Problem {
        Problem("not_ready", "Not ready", status: 503, SafeText.escape(problem))
    }

    static let failed = Problem(
        "failed", "Could not answer", status: 500,
        "something went wrong on the way to the answer; the log of hooksight says what")
}
