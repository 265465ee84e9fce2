internal import JSONText

extension QueryTermReader {
    /// What a condition asks for; nil where it is not understood.
    mutating func node(_ condition: Condition) -> QueryNode? {
        let (word, head) = (condition.word, condition.head)
        if word.has("/", at: head.lowerBound), !head.isEmpty {
            guard let pointer = pointer(word, head), let value = jsonValue(condition) else { return nil }
            return .term(.json(pointer, value))
        }
        let name = word.text(head)
        if let header = QueryTermReader.headerName(name) {
            guard !header.isEmpty else {
                report(.value, at: word.place(of: head), "header. needs a name, as in header.user-agent:curl*")
                return nil
            }
            return headerValue(condition).map { .term(.header(HeaderName(header), $0)) }
        }
        guard let field = QueryField(name: name) else {
            unknown(name, condition)
            return nil
        }
        if condition.comparison != .equal, !field.isOrdered {
            report(.value, at: word.place(of: condition.range), "\(field.rawValue) is compared with : alone")
            return nil
        }
        switch field {
        case .since, .until, .at: return received(field, condition)
        case .text:
            if missing(condition, field) { return nil }
            if condition.value.isEmpty { report(.doubtful, at: word.range, QueryTermReader.emptyText) }
            return text(word.text(condition.value))
        case .header:
            report(.value, at: word.place(of: head), "header needs a name, as in header.user-agent:curl*")
            return nil
        default: return term(field, condition).map(QueryNode.term)
        }
    }

    private mutating func term(_ field: QueryField, _ condition: Condition) -> QueryTerm? {
        switch field {
        case .provider: return providers(condition).map(QueryTerm.provider)
        case .event: return events(condition).map(QueryTerm.event)
        case .target: return targets(condition).map { .delivery(states: [], targets: $0) }
        case .path: return patterns(field, condition).map(QueryTerm.path)
        case .method:
            return patterns(field, condition).map { patterns in
                .method(patterns.map { $0.literal.map { QueryPattern(literal: CaptureFilter.usual($0)) } ?? $0 })
            }
        case .signature: return words(field, condition, QuerySignature.allCases, \.word).map(QueryTerm.signature)
        case .cause: return words(field, condition, DiagnosisCause.allCases, \.rawValue).map(QueryTerm.cause)
        case .payload: return words(field, condition, PayloadVerdict.allCases, \.rawValue).map(QueryTerm.payload)
        case .delivery:
            return words(field, condition, DeliveryState.allCases, \.rawValue).map {
                .delivery(states: $0, targets: [])
            }
        case .status: return values(field, condition, QueryTermReader.status).map(QueryTerm.status)
        case .size: return values(field, condition, QueryTermReader.size).map(QueryTerm.size)
        case .id: return values(field, condition, QueryTermReader.id).map(QueryTerm.id)
        case .from: return values(field, condition) { AddressRange($1) }.map(QueryTerm.from)
        case .duplicate: return duplicate(condition)
        case .header, .since, .until, .at, .text: return nil
        }
    }

    private mutating func duplicate(_ condition: Condition) -> QueryTerm? {
        switch condition.word.text(condition.value).lowercased() {
        case "yes", "true": return .duplicate(true)
        case "no", "false": return .duplicate(false)
        default:
            _ = words(.duplicate, condition, ["yes", "no"], \.self)
            return nil
        }
    }

    /// Says that no field has a name, unless the word is rather an address, a URL or a time of day.
    private mutating func unknown(_ name: String, _ condition: Condition) {
        let stem = name.prefix { $0 != "." }
        let near = NameDistance.nearest(to: String(stem), among: QueryField.allCases.map(\.rawValue))
        let value = condition.word.text(condition.value)
        let isName = name.utf8.allSatisfy { HeaderName.fold($0) &- 0x61 < 26 || $0 == UInt8(ascii: "_") }
        if near == nil || !isName && near != "header" {
            guard isName, !name.isEmpty, !value.hasPrefix("//"), name != "localhost" else { return }
        }
        let remedy = near.map { "did you mean \($0)?" } ?? "put the word in quotes if it is text"
        report(
            .unknownField, at: condition.word.place(of: condition.head),
            "no field \(QueryProblem.quoted(name)); \(remedy)", suggestion: near)
    }

    private static func status(_ comparison: QueryComparison, _ text: String) -> QueryStatus? {
        let bytes = Array(text.utf8)
        guard bytes.count == 3, (0x31...0x39).contains(bytes[0]) else { return nil }
        if comparison == .equal, text.lowercased().hasSuffix("xx") { return .hundreds(Int64(bytes[0] - 0x30)) }
        return whole(text).map { .number(QueryNumber(comparison, $0)) }
    }

    private static func size(_ comparison: QueryComparison, _ text: String) -> QueryNumber? {
        QuerySize.parse(text).map { QueryNumber(comparison, $0) }
    }

    private static func id(_ comparison: QueryComparison, _ text: String) -> QueryNumber? {
        whole(text.hasPrefix("#") ? String(text.dropFirst()) : text).map { QueryNumber(comparison, $0) }
    }

    /// A number of digits alone.
    private static func whole(_ text: String) -> Int64? {
        text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int64(text) : nil
    }
}
