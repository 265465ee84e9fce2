import GRDB
import HookModel
import Testing

@testable import HookStore

/// Each list is read from one index: asked of SQLite for the very statements that the program runs.
@Suite struct QueryPlanTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let sql: String
        /// What one of the plan's steps has to say.
        let step: String

        init(_ name: String, _ sql: String, _ step: String) {
            testDescription = name
            self.sql = sql
            self.step = step
        }
    }

    static let due = [
        Case(
            "first attempts", DueQuery.firstAttempts,
            "SEARCH deliveries USING INDEX deliveries_due (target=? AND provider=? AND due_at=? AND rowid>?)"),
        Case(
            "retries", DueQuery.retries,
            "SEARCH deliveries USING INDEX deliveries_due (target=? AND provider=? AND due_at<?)"),
        Case(
            "next retry", DueQuery.nextRetry,
            "SEARCH deliveries USING INDEX deliveries_due (target=? AND provider=? AND due_at>?)"),
        Case(
            "oldest pending", DueQuery.oldestPending,
            "SEARCH deliveries USING COVERING INDEX deliveries_by_target (target=? AND provider=? AND state=?)"),
        Case("providers of a target", DueQuery.providers, "SEARCH delivery_counts USING PRIMARY KEY (target=?)"),
    ]

    static let deliveries =
        [
            DeliveryFilter(state: .failed), DeliveryFilter(target: "a"), DeliveryFilter(provider: ""),
            DeliveryFilter(state: .pending, target: "a", provider: "p"),
        ].map {
            Case(
                "deliveries, \($0)", DeliveryQuery.heads($0),
                "SEARCH found USING COVERING INDEX deliveries_by_target "
                    + "(target=? AND provider=? AND state=? AND rowid<?)")
        } + [
            Case(
                "deliveries of one kind", DeliveryQuery.ids,
                "SEARCH deliveries USING COVERING INDEX deliveries_by_target "
                    + "(target=? AND provider=? AND state=? AND rowid<?)"),
            Case(
                "deliveries of a capture", DeliveryQuery.ofCapture,
                "SEARCH deliveries USING INDEX deliveries_by_capture (capture_id=? AND rowid<?)"),
            Case("all deliveries", DeliveryQuery.allIDs, "USING INTEGER PRIMARY KEY (rowid<?)"),
        ]

    private static let byFacet = "SEARCH captures USING COVERING INDEX captures_by_facet (facet_id=? AND rowid<?)"
    private static let byTag =
        "SEARCH captures USING COVERING INDEX captures_by_event_tag (event_tag=? AND facet_id=? AND rowid<?)"
    private static let byDelivery =
        "SEARCH deliveries USING COVERING INDEX deliveries_by_facet (state=? AND facet_id=? AND capture_id<?)"

    static let captures =
        CaptureOrder.allCases.flatMap { order -> [Case] in
            let rows = "SEARCH captures USING INTEGER PRIMARY KEY (rowid<?)"
            let turned = { (step: String) in order == .newest ? step : step.replacing("<?", with: ">?") }
            return [
                Case("recent, \(order)", CandidateQuery.recent(order), turned(rows)),
                Case(
                    "captures with a pending delivery, \(order)", CandidateQuery.ids(.undelivered(.pending), order),
                    turned("INDEX deliveries_pending (capture_id<?)")),
                Case(
                    "captures with a failed delivery, \(order)", CandidateQuery.ids(.undelivered(.failed), order),
                    turned("INDEX deliveries_failed (capture_id<?)")),
                Case(
                    "captures with a diagnosis, \(order)", CandidateQuery.ids(.diagnosed, order),
                    turned("SEARCH diagnoses USING INTEGER PRIMARY KEY (rowid<?)")),
                Case("captures of a facet, \(order)", CandidateQuery.ids(.facet(1), order), turned(byFacet)),
                Case(
                    "captures with an unlisted event, \(order)", CandidateQuery.ids(.tagged(1, tag: 1), order),
                    turned(byTag)),
                Case(
                    "captures of a facet with a delivery, \(order)", CandidateQuery.ids(.delivered(1, .failed), order),
                    turned(byDelivery)),
                Case("search, \(order)", CaptureRows.query(order, areLookedAt: true), turned(rows)),
            ]
        } + [Case("all facets", FacetConditions.sql, "SCAN facets")]

    @Test("6: due, failed, pending and rare rows are found by their index", arguments: due + deliveries + captures)
    func plan(_ test: Case) async throws {
        let store = try TemporaryStore()
        let plan = try await store.store.pool.read { db in try QueryPlan(test.sql, in: db) }
        #expect(plan.steps.contains { $0.contains(test.step) }, "\(plan.steps)")
        #expect(plan.isByIndexAlone, "\(plan.steps)")
    }
}
