import GRDB
import Testing

@testable import HookStore

/// How SQLite answers a query.
struct QueryPlan {
    let steps: [String]

    init(_ sql: String, in db: Database) throws {
        let explained = try PreparedStatement(db, "EXPLAIN QUERY PLAN \(sql)")
        var steps: [String] = []
        while try explained.step() { steps.append(explained.text(at: 3) ?? "") }
        self.steps = steps
    }

    /// Whether all rows of captures and deliveries are reached by an index that holds what is asked for.
    var isByIndexAlone: Bool {
        steps.allSatisfy { step in
            !step.contains("TEMP B-TREE") && (step.contains("USING") || step.hasPrefix("CORRELATED") || isSmall(step))
        }
    }

    /// Tables that stay small, whatever senders do.
    private func isSmall(_ step: String) -> Bool { step == "SCAN facets" || step == "SCAN delivery_counts" }
}
