/// What is told about addresses and parameters that cannot be used.
extension Problem {
    static let unreadablePath = Problem(
        "unreadable_path", "Path not readable", status: 400,
        "the path has broken percent-encoding, control characters, or is not UTF-8; GET / lists the routes")

    static let unknownPath = Problem(
        "unknown_path", "Not found", status: 404,
        "no route has this path; GET / lists the routes")

    static func notAllowed(_ method: String, allowed: [String]) -> Problem {
        Problem(
            "method_not_allowed", "Method not allowed", status: 405,
            "\(quoted(method)) is not possible here; use "
                + allowed.filter { $0 != "OPTIONS" }.joined(separator: " or "), allowed: allowed)
    }

    static func unknownMark(_ name: String, _ value: String) -> Problem {
        Problem(
            "unknown_mark", "No such place", status: 404,
            "\(name) is \(quoted(value)), which no capture of this store has reached; is it of another store?")
    }

    static func notAcceptable(_ accept: String) -> Problem {
        Problem(
            "not_acceptable", "Not acceptable", status: 406,
            "Accept is \(quoted(accept)); this is answered as application/json or text/plain, which the suffixes .json "
                + "and .txt choose")
    }

    static func notJSONType(_ type: String) -> Problem {
        Problem(
            "unsupported_media_type", "Media type not supported", status: 415,
            "Content-Type is \(quoted(type)); send the body as application/json")
    }

    static func unknownParameter(_ name: String, known: [String]) -> Problem {
        let what = known.isEmpty ? "this route takes none" : "the known ones are \(known.joined(separator: ", "))"
        return Problem(
            "unknown_parameter", "Unknown parameter", status: 400, "no parameter \(quoted(name)) here; \(what)")
    }

    static func repeatedParameter(_ name: String) -> Problem {
        Problem(
            "repeated_parameter", "Parameter given twice", status: 400,
            "the parameter \(quoted(name)) is given more than once; give it once")
    }

    static let unreadableQuery = Problem(
        "unreadable_query", "Query not readable", status: 400,
        "the query has broken percent-encoding, or is not UTF-8; write a percent sign as %25")

    static func badParameter(_ name: String, _ value: String, expected: String) -> Problem {
        Problem(
            "bad_parameter", "Parameter not usable", status: 400,
            "\(name) is \(quoted(value)); expected \(expected)")
    }
}
