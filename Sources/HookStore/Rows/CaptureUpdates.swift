internal import GRDB
internal import HookModel

/// Writes what becomes known of captures after they were stored.
final class CaptureUpdates {
    private let answer: PreparedStatement
    private let diagnosis: PreparedStatement
    private var encoder = FindingsEncoder()

    init(_ db: Database) throws {
        answer = try PreparedStatement(db, "UPDATE captures SET status = ? WHERE id = ?")
        // A capture that was deleted meanwhile has nothing to explain.
        diagnosis = try PreparedStatement(
            db, "INSERT OR REPLACE INTO diagnoses (diagnosis, capture_id) SELECT ?, id FROM captures WHERE id = ?")
    }

    /// Writes the status that a capture's sender was answered.
    func write(status: Int, of capture: Int64) throws {
        answer.bind(1, Int64(status))
        answer.bind(2, capture)
        try answer.run()
    }

    /// Writes what explains the verdict on a capture's signature.
    func write(_ entries: [Diagnosis], of capture: Int64) throws {
        try encoder.encode(entries).withUnsafeBytes { text in
            diagnosis.bindText(1, text)
            diagnosis.bind(2, capture)
            try diagnosis.run()
        }
    }

    func close() {
        answer.finalize()
        diagnosis.finalize()
    }
}
