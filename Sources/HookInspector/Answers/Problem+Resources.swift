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
            "there is no capture \(id), or not any more; GET /captures lists what there is")
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
            "there is no delivery \(id); GET /deliveries lists what there is")
    }

    static func unconfigured(_ delivery: Delivery) -> Problem {
        Problem(
            "target_unconfigured", "The target is not configured", status: 409,
            "delivery \(delivery.id) goes to \(quoted(delivery.target)), which this run does not know; "
                + "start hooksight listen with --forward for it")
    }

    static func noProvider(_ id: String, known: [String]) -> Problem {
        Problem(
            "no_provider", "No such provider", status: 404,
            "there is no provider \(quoted(id)); the known ones are \(known.joined(separator: ", "))")
    }

    static func noEvent(_ type: String, provider: String) -> Problem {
        Problem(
            "no_event", "No such event", status: 404,
            "\(provider) has no event \(quoted(type)); GET /providers/\(provider) lists its events")
    }

    static let notReady = Problem(
        "not_ready", "Not ready", status: 503,
        "the store cannot be read; the log of hooksight says why")

    static let failed = Problem(
        "failed", "Could not answer", status: 500,
        "something went wrong on the way to the answer; the log of hooksight says what")
}
