internal import JSONText

/// Says a term as a clause behind `captures`.
struct QueryTermWords {
    let now: Timestamp
    /// Whether the clause says that the term does not hold.
    let isNegated: Bool

    /// The clause.
    func clause(_ term: QueryTerm) -> String {
        switch term {
        case .provider([.empty]): "\(isNegated ? "with" : "without") a provider"
        case .provider(let patterns): "whose provider \(isOneOf(names(patterns)))"
        case .event([.empty]): "\(isNegated ? "with" : "without") an event"
        case .event(let patterns): "\(with) an event \(either(names(patterns)))"
        case .signature(let asked): "whose signature \(isOneOf(asked.map(\.word)))"
        case .cause(let asked):
            "whose diagnosis \(isNegated ? "does not name" : "names") \(either(asked.map(\.rawValue)))"
        case .payload(let asked): "whose payload \(isOneOf(asked.map(\.rawValue)))"
        case .status(let asked): "\(not)answered with \(either(asked.map(status)))"
        case .delivery(let states, let targets): delivery(states, targets)
        case .method(let patterns): "\(not)sent with \(either(texts(patterns)))"
        case .path(let patterns): "\(not)sent to the path \(either(texts(patterns)))"
        case .header(let name, let value): "\(with) a header \(SafeText.escape(name.description))\(headerValue(value))"
        case .json(let pointer, let value): document(SafeText.escape(pointer.description), value)
        case .size(let asked): "\(with) a body of \(either(asked.map(size)))"
        case .id(let asked): "\(not)numbered \(either(asked.map { compared($0.comparison, "\($0.value)") }))"
        case .received(let comparison, let moment): received(comparison, moment)
        case .duplicate(let isDuplicate): "that repeat \(isDuplicate != isNegated ? "an" : "no") older capture"
        case .from(let ranges): "\(not)sent from \(either(ranges.map(\.description)))"
        case .text(let text): "that \(isNegated ? "do not contain" : "contain") \(quoted(text.text))"
        }
    }

    private var with: String { isNegated ? "without" : "with" }
    private var not: String { isNegated ? "not " : "" }

    private func delivery(_ states: [DeliveryState], _ targets: [QueryPattern]) -> String {
        let states = states.isEmpty ? "" : either(states.map(\.rawValue)) + " "
        let targets = targets.isEmpty ? "" : " to " + either(texts(targets))
        return "\(with) a \(states)delivery\(targets)"
    }

    private func headerValue(_ value: QueryValue) -> String {
        switch value {
        case .exists: ""
        case .anyOf(let matches): " of \(either(matches.map(match)))"
        case .number(let comparison, let number): " of \(compared(comparison, number.text))"
        }
    }

    private func document(_ pointer: String, _ value: QueryValue) -> String {
        // What is not there is not equal, and not compared: so a negation says both.
        let absent = isNegated ? " (or is not there)" : ""
        switch value {
        case .exists: return "whose body has \(isNegated ? "no " : "")\(pointer)"
        case .anyOf(let matches): return "whose \(pointer) \(isOneOf(matches.map(match)))\(absent)"
        case .number(let comparison, let number):
            return "whose \(pointer) is \(not)\(compared(comparison, SafeText.escape(number.text)))\(absent)"
        }
    }

    private func match(_ match: QueryValue.Match) -> String {
        switch match {
        case .number(let number): SafeText.escape(number.text)
        case .scalar(let pattern): text(pattern)
        case .string(let pattern): pattern.literal.map(quoted) ?? text(pattern)
        }
    }

    private func status(_ status: QueryStatus) -> String {
        switch status {
        case .hundreds(let hundred): "\(hundred)xx"
        case .number(let number): compared(number.comparison, "\(number.value)")
        }
    }

    private func size(_ size: QueryNumber) -> String {
        let text = QuerySize.text(size.value)
        let isBytes = text.utf8.last.map { $0 < 0x3A } ?? false
        return compared(size.comparison, isBytes ? "\(text) byte\(size.value == 1 ? "" : "s")" : text)
    }

    private func compared(_ comparison: QueryComparison, _ value: String) -> String {
        switch comparison {
        case .equal: value
        case .less: "less than \(value)"
        case .atMost: "at most \(value)"
        case .greater: "more than \(value)"
        case .atLeast: "at least \(value)"
        }
    }

    private func received(_ comparison: QueryComparison, _ moment: Timestamp) -> String {
        guard let comparison = isNegated ? comparison.opposite : comparison else { return "not received at \(moment)" }
        if let ago = ago(moment) {
            switch comparison {
            case .equal: break
            case .atLeast: return "received in the last \(ago)"
            case .greater: return "received less than \(ago) ago"
            case .less: return "received more than \(ago) ago"
            case .atMost: return "received at least \(ago) ago"
            }
        }
        switch comparison {
        case .equal: return "received at \(moment)"
        case .atLeast: return "received at or after \(moment)"
        case .greater: return "received after \(moment)"
        case .less: return "received before \(moment)"
        case .atMost: return "received at or before \(moment)"
        }
    }

    /// How long ago a moment was, where two units say it exactly: so as a query with `10m` has it.
    private func ago(_ moment: Timestamp) -> String? {
        let length = now.milliseconds - moment.milliseconds
        let unit: Int64 = length < 10_000 ? 100 : length < 3_600_000 ? 1000 : length < 172_800_000 ? 60_000 : 3_600_000
        return length > 0 && length % unit == 0 ? Duration.milliseconds(length).spoken : nil
    }
}
