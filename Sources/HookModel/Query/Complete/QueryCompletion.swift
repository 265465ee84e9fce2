/// Completes queries: what may stand where the cursor is, nearest first.
///
/// Pure, and as fast for 100,000 seen values as for ten.
package struct QueryCompletion: Sendable {
    private let vocabulary: QueryVocabulary
    private let seen: QuerySeenValues
    private let limit: Int

    /// Makes a completion.
    ///
    /// - Parameters:
    ///   - vocabulary: What is known of providers, events and targets.
    ///   - seen: Values that captures have.
    ///   - limit: The most candidates.
    package init(_ vocabulary: QueryVocabulary = .empty, seen: QuerySeenValues = QuerySeenValues(), limit: Int = 20) {
        self.vocabulary = vocabulary
        self.seen = seen
        self.limit = limit
    }

    /// The candidates for a place.
    ///
    /// - Parameters:
    ///   - source: The query, as far as it is written.
    ///   - cursor: Where the cursor stands, in bytes of UTF-8.
    /// - Returns: Candidates once each, at most as many as the limit; none in a text and behind what is not known.
    package func candidates(for source: String, at cursor: Int) -> [QueryCandidate] {
        guard source.utf8.count <= QueryLimits.length else { return [] }
        let cursor = QueryCursor(source, at: cursor)
        var found: [QueryCandidate] = []
        switch cursor.place {
        case .nothing: break
        case .word: words(cursor, source, &found)
        case .value(.event):
            add(seen.fields[.event] ?? [], .seen, "seen event", cursor, &found)
            add(eventTypes(beside: source), .event, "event", cursor, &found)
            add(["none"], .value, "captures without an event", cursor, &found)
        case .value(let field): values(of: field, cursor, &found)
        case .headerValue(let name):
            add(seen.headerValues[name] ?? [], .seen, "value of \(name)", cursor, &found)
        }
        var texts: Set<String> = []
        let once = found.filter { texts.insert($0.text).inserted }
        return Array(once.prefix(limit))
    }

    private func words(_ cursor: QueryCursor, _ source: String, _ found: inout [QueryCandidate]) {
        let typed = cursor.typed
        if typed.hasPrefix("/") {
            return add(seen.pointers, .seen, "value in bodies", cursor, &found) { .init(pointer: $0) }
        }
        if QueryTermReader.headerName(typed) != nil {
            let names = seen.headerNames
            return add(names, .seen, "header line", cursor, &found, after: "header.") { .init(name: $0) }
        }
        operators(cursor, &found)
        for field in QueryField.allCases where field.rawValue.hasPrefix(typed.lowercased()) {
            let sign = field == .header ? "." : field == .size || field == .id || field == .at ? ">" : ":"
            found.append(
                QueryCandidate(
                    text: field.rawValue + sign, range: cursor.range, kind: .field, summary: field.summary))
        }
        if typed.isEmpty, cursor.follows { return }
        add(vocabulary.providers, .provider, "provider", cursor, &found)
        if !typed.isEmpty { add(eventTypes(beside: source), .event, "event", cursor, &found) }
    }

    private func operators(_ cursor: QueryCursor, _ found: inout [QueryCandidate]) {
        let all = [("OR", "one of both", true), ("NOT", "not what follows", false), ("AND", "both", true)]
        for (word, summary, joins) in all where word.hasPrefix(cursor.typed) && !cursor.typed.isEmpty {
            if joins, !cursor.follows { continue }
            found.append(QueryCandidate(text: word, range: cursor.range, kind: .operator, summary: summary))
        }
    }

    private func values(of field: QueryField, _ cursor: QueryCursor, _ found: inout [QueryCandidate]) {
        if let words = field.words { return add(words, .value, field.rawValue, cursor, &found, isSorted: false) }
        add(seen.fields[field] ?? [], .seen, "seen \(field.rawValue)", cursor, &found)
        switch field {
        case .provider:
            add(vocabulary.providers, .provider, "provider", cursor, &found)
            add(["none"], .value, "captures without a provider", cursor, &found)
        case .target: add(vocabulary.targets, .value, "target", cursor, &found)
        case .method: add(CaptureFilter.methods, .value, "method", cursor, &found, isSorted: false)
        case .status: add(["2xx", "3xx", "4xx", "5xx"], .value, "statuses", cursor, &found)
        case .since, .until, .at: add(["10m", "1h", "1d", "7d"], .value, "before now", cursor, &found, isSorted: false)
        default: break
        }
    }

    /// The types of the events of the one provider that a query asks for; else all.
    private func eventTypes(beside source: String) -> [String] {
        let root = Query(source, vocabulary: vocabulary, now: Timestamp(milliseconds: 0)).root ?? .everything
        let parts = if case .all(let parts) = root { parts } else { [root] }
        for case .term(.provider(let patterns)) in parts where patterns.count == 1 {
            if let id = patterns[0].literal, let types = vocabulary.events[id] { return types }
        }
        return vocabulary.eventTypes
    }

    /// How a candidate is written in a query.
    private struct Spelling {
        let text: String

        /// A value or a word: in quotes where it would mean something else.
        init(value: String) {
            var writer = QueryWriter()
            writer.write(QueryPattern(literal: value))
            text = writer.text
        }

        /// A header line's name.
        init(name: String) {
            var writer = QueryWriter()
            writer.writeName(name.utf8)
            text = writer.text
        }

        /// A JSON Pointer; nil for what is none.
        init?(pointer: String) {
            guard let pointer = QueryWriter.text(pointer: pointer) else { return nil }
            text = pointer
        }
    }

    private func add(
        _ values: [String], _ kind: QueryCandidate.Kind, _ summary: String, _ cursor: QueryCursor,
        _ found: inout [QueryCandidate], isSorted: Bool = true, after start: String = "",
        _ spelling: (String) -> Spelling? = { Spelling(value: $0) }
    ) {
        let typed = String(cursor.typed.dropFirst(start.count))
        let capitals = typed.uppercased()
        var fitting: [String] = []
        if isSorted {
            for text in typed == typed.lowercased() ? [typed] : [typed, typed.lowercased()] {
                fitting += QuerySeenValues.values(values, beginningWith: text, limit: limit)
            }
        } else {
            fitting = values.filter { $0.hasPrefix(typed) || $0.uppercased().hasPrefix(capitals) }
        }
        found += fitting.compactMap(spelling).map {
            QueryCandidate(text: start + $0.text, range: cursor.range, kind: kind, summary: summary)
        }
    }
}
