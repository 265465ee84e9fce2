import HookModel
import TestSupport
import Testing

/// What holds for all queries.
@Suite struct QueryPropertyTests {
    @Test("The canonical form of 5,000 random trees is read as the same tree, without a problem")
    func roundTrip() {
        var random = RandomQueries(seed: 14)
        for _ in 0..<5000 {
            let tree = random.node()
            let text = Query(tree, now: QuerySamples.now).description
            let query = Query(text, now: QuerySamples.now)
            guard (query.root ?? .everything) == tree, query.problems.isEmpty else {
                Issue.record("\(tree) is read as \(query.root?.description ?? "everything"): \(query.problems)")
                return
            }
        }
    }

    @Test("20,000 queries of junk are read, explained and written, and read again as the same")
    func junk() {
        let pieces = [
            "(", ")", "\"", "\\", " ", "-", "OR", "AND ", "NOT ", ":", "=", ">", "<", "*", "?", ",", "/", "~", "#",
            "provider",
            "event:", "status:", "5xx", "at>", "since:", "10m", "2026-11-20", "T10:00Z", "size", "10KiB", "header.",
            "x", "é", "🧵",
            "\u{0}", "\n", "stripe", "invoice.*", "!=", "signature:", "failed", "delivery:failed", "target:", "id:",
            "9999999999999999999",
            "from:", "::1", "/0", "none", "text:", "duplicate:yes",
        ]
        var random = RandomQueries(seed: 3)
        let clock = ContinuousClock()
        let time = clock.measure {
            for _ in 0..<20_000 {
                let source = (0..<random.number(0..<24)).map { _ in random.one(pieces) }.joined()
                let query = QuerySamples.query(source)
                let again = QuerySamples.query(query.description)
                guard again.root == query.root, !again.problems.contains(where: { $0.severity == .error }) else {
                    Issue.record("\(source) is \(query), and then \(again): \(again.problems)")
                    return
                }
                let length = source.utf8.count
                let isPlaced = query.problems.allSatisfy {
                    $0.offset >= 0 && $0.length > 0 && $0.offset + $0.length <= length
                }
                if !isPlaced || query.explanation.isEmpty { Issue.record("\(source): \(query.problems)") }
            }
        }
        #expect(time < .seconds(30))
    }

    @Test(
        "A query of a megabyte neither ends the program nor takes long",
        arguments: [
            "(", ")", "-(", "NOT ", "a OR ", "a ", "\"", "*", "a,", "provider:", "/", "-", "(a OR (b ", "é", "id:1,",
            "a=b,",
        ])
    func huge(piece: String) {
        let clock = ContinuousClock()
        for size in [QueryLimits.length, 1_000_000] {
            let source = String(repeating: piece, count: size / piece.utf8.count)
            let time = clock.measure {
                let query = QuerySamples.query(source)
                #expect(query.explanation.utf8.count < 100_000)
                #expect(query.problems.count <= QueryLimits.problems)
                #expect(size == QueryLimits.length || query.problems.map(\.kind) == [.limit])
            }
            #expect(time < .seconds(5), "\(piece) \(size)")
        }
    }

    @Test("What is too deep, or too much, is searched as text")
    func limits() {
        let deep = String(repeating: "(", count: 65) + "a" + String(repeating: ")", count: 65)
        #expect(QuerySamples.query(deep).description == "\"\(deep)\"")
        #expect(QuerySamples.query(deep).problems.map(\.kind) == [.limit])
        let just = String(repeating: "(", count: 64) + "a" + String(repeating: ")", count: 64)
        #expect(QuerySamples.query(just).description == "\"a\"")
        let many = (0..<513).map { "id:\($0)" }.joined(separator: " OR ")
        #expect(QuerySamples.query(many).description == "\"\(many)\"")
        #expect(QuerySamples.query(many).problems.map(\.kind) == [.limit])
        let list = "id:" + (0..<5000).map(String.init).joined(separator: ",")
        #expect(QuerySamples.query(list).description == list)
    }

    /// A capture of which a facet, or only some terms, are known.
    private struct Partial: QuerySubject {
        let capture: SampleCapture
        let isKnown: @Sendable (QueryTerm) -> Bool

        func holds(_ term: QueryTerm) -> Bool? { isKnown(term) ? capture.holds(term) : nil }
    }

    @Test("With a part known, what is decided is so with all known; what is left decides the rest")
    func kleene() {
        var random = RandomQueries(seed: 99)
        let captures = [QueryEvaluationTests.order, QueryEvaluationTests.unknown, QueryEvaluationTests.batch]
        for round in 0..<3000 {
            let tree = random.node()
            for capture in captures {
                let full = tree.evaluate(capture)
                let seed = round
                let partial = Partial(capture: capture) { ($0.description.utf8.count + seed) % 3 != 0 }
                let some = tree.evaluate(partial)
                let rest = tree.reduced(by: partial)
                let agree = full != nil && (some == nil || some == full) && QueryTest(tree).evaluate(capture) == full
                let restAgrees =
                    rest.evaluate(capture) == full && (some == nil || rest == (some == true ? .everything : .nothing))
                guard agree, restAgrees, tree.negated.evaluate(partial) == some.map({ !$0 }) else {
                    Issue.record("\(tree): \(String(describing: full)), \(String(describing: some)), rest \(rest)")
                    return
                }
            }
        }
    }

    @Test("A facet never says what its captures do not")
    func facets() {
        var random = RandomQueries(seed: 5)
        for capture in [QueryEvaluationTests.order, QueryEvaluationTests.unknown, QueryEvaluationTests.batch] {
            for isAny in [true, false] {
                let facet = QueryFacet(
                    provider: capture.provider, events: isAny ? .any : .known(capture.eventTypes),
                    signature: capture.signature.verdict, payload: capture.payload,
                    method: isAny && capture.method == "BREW" ? .any : .known(capture.method))
                for _ in 0..<1000 {
                    let tree = random.node()
                    let told = tree.evaluate(facet)
                    #expect(told == nil || told == tree.evaluate(capture), "\(tree)")
                }
            }
        }
    }
}

extension QueryTerm {
    /// The term as a query.
    fileprivate var description: String { QueryNode.term(self).description }
}
