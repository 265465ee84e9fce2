/// The answers to requests that the guard refuses.
extension Problem {
    static let unclearHost = Problem(
        "unclear_host", "Host header missing or unclear", status: 400,
        "the request has no Host header, several, or one that names no host; ask at http://localhost and the port")

    static func foreignHost(_ host: String) -> Problem {
        Problem(
            "foreign_host", "Host not allowed", status: 403,
            "the Host header names \(quoted(host)), which is not a loopback name; ask at http://localhost and the port, "
                + "or allow the name with --inspect-host-name")
    }

    static func proxied(_ header: String) -> Problem {
        Problem(
            "proxied", "Request came through a proxy", status: 403,
            "the header \(quoted(header)) says that the request came through a proxy or tunnel; ask directly, "
                + "or allow it with --inspect-proxy")
    }

    static func forwardedByUs(_ header: String) -> Problem {
        Problem(
            "forwarded", "Request was forwarded by Hooksight", status: 403,
            "the header \(quoted(header)) says that Hooksight's own forwarder sent the request; "
                + "the inspector is no target")
    }

    static let tokenMissing = Problem(
        "token_missing", "Token missing", status: 401,
        "the inspector asks for its token; send it as Authorization: Bearer TOKEN, or as X-Hooksight-Token: TOKEN")

    static let tokenWrong = Problem(
        "token_wrong", "Token wrong", status: 401,
        "the token is not the inspector's; send the one that it was started with (--inspect-token)")

    static func foreignPage(_ site: String) -> Problem {
        Problem(
            "foreign_page", "Request made by another page", status: 403,
            "Sec-Fetch-Site is \(quoted(site)): another site's page made the request; open the address in a browser "
                + "window of its own, or ask with curl")
    }

    static func foreignOrigin(_ origin: String) -> Problem {
        Problem(
            "foreign_origin", "Request made by another page", status: 403,
            "Origin is \(quoted(origin)): another site's page made the request; ask with curl, "
                + "or from a page of the inspector")
    }

    static let unmarkedChange = Problem(
        "unmarked_change", "Cross-site check failed", status: 403,
        "a request that changes something needs Content-Type: application/json, or an X-Hooksight header such as "
            + "X-Hooksight: 1; web forms cannot send either")
}
