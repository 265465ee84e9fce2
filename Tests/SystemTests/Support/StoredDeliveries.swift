import Foundation
import GRDB

/// What a store holds of captures and their deliveries to one target, read when nobody has it open.
struct StoredDeliveries {
    struct Attempt: Hashable {
        let capture: Int
        let number: Int
    }

    /// The bodies of the captures.
    private(set) var bodies: [Int: [UInt8]] = [:]
    /// How many deliveries ended how.
    private(set) var states: [String: Int] = [:]
    /// The statuses of all recorded attempts; nil where there was no answer.
    private(set) var statuses: [Attempt: Int?] = [:]

    init(_ path: String) throws {
        let database = try DatabaseQueue(path: path)
        for row in try database.read({ try Row.fetchAll($0, sql: "SELECT id, body FROM captures") }) {
            let body: Data = row["body"]
            bodies[row["id"]] = [UInt8](body)
        }
        let byState = "SELECT state, count(*) AS count FROM deliveries GROUP BY state"
        for row in try database.read({ try Row.fetchAll($0, sql: byState) }) { states[row["state"]] = row["count"] }
        let attempts = "SELECT capture_id, number, status FROM attempts JOIN deliveries ON id = delivery_id"
        for row in try database.read({ try Row.fetchAll($0, sql: attempts) }) {
            let status: Int? = row["status"]
            statuses[Attempt(capture: row["capture_id"], number: row["number"])] = .some(status)
        }
    }
}
