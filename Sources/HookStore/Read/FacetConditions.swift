internal import GRDB
internal import HookModel

/// What is left to ask of the captures of each facet, when all that the facet tells is known.
struct FacetConditions {
    /// What is left to ask of a facet's captures.
    struct Rest {
        let test: QueryTest
        /// Whether nothing is: all of them fit.
        let isNothing: Bool
    }

    /// The tests by facet; captures of facets that are not here do not fit.
    let tests: [Int64: Rest]
    /// The facets that can fit and stand for events of any type.
    let hidingEvents: Set<Int64>
    /// All facets, as queries see them.
    let facets: [Int64: QueryFacet]

    static let sql = "SELECT id, provider, event, has_any_event, signature, payload, method FROM facets"

    init(_ db: Database, _ root: QueryNode) throws {
        var tests: [Int64: Rest] = [:]
        var hiding: Set<Int64> = []
        var facets: [Int64: QueryFacet] = [:]
        let statement = try PreparedStatement(db, FacetConditions.sql)
        while try statement.step() {
            guard let signature = statement.text(at: 4).flatMap(SignatureVerdict.init),
                let payload = statement.text(at: 5).flatMap(PayloadVerdict.init)
            else { continue }
            let id = statement.integer(at: 0)
            let hidesEvent = statement.integer(at: 3) == 1
            let method = String(decoding: statement.bytes(at: 6), as: UTF8.self)
            let facet = QueryFacet(
                provider: statement.text(at: 1),
                events: hidesEvent ? .any : .known(statement.text(at: 2).map { [$0] } ?? []),
                signature: signature, payload: payload, method: method.isEmpty ? .any : .known(method))
            facets[id] = facet
            let rest = root.reduced(by: facet)
            if rest == .nothing { continue }
            tests[id] = Rest(test: QueryTest(rest), isNothing: rest == .everything)
            if hidesEvent { hiding.insert(id) }
        }
        self.tests = tests
        self.facets = facets
        hidingEvents = hiding
    }

    /// Whether facets tell captures apart.
    var areSelective: Bool { tests.count < facets.count }
}
