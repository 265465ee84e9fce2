internal import HookModel

/// The queries for lists of deliveries: each from one index, in falling order.
enum DeliveryQuery {
    /// Deliveries of one target, provider and state.
    struct Source: Hashable {
        let target: String
        let provider: String
        let state: String
    }

    /// The ids of one source below an id.
    ///
    /// Arguments: target, provider, state, the id, how many.
    static let ids = """
        SELECT id FROM deliveries INDEXED BY deliveries_by_target
        WHERE target = ? AND provider = ? AND state = ? AND id < ? ORDER BY id DESC LIMIT ?
        """

    /// The ids of one capture's deliveries below an id, of which few captures have many.
    ///
    /// Arguments: ?1 the capture, ?2 the id, ?3 how many, ?4 target, ?5 provider, ?6 state; NULL asks for nothing.
    static let ofCapture = """
        SELECT id FROM deliveries INDEXED BY deliveries_by_capture
        WHERE capture_id = ?1 AND id < ?2 AND target = ifnull(?4, target) AND provider = ifnull(?5, provider)
            AND state = ifnull(?6, state)
        ORDER BY id DESC LIMIT ?3
        """

    /// All ids below one.
    ///
    /// Arguments: the id, how many.
    static let allIDs = "SELECT id FROM deliveries WHERE id < ? ORDER BY id DESC LIMIT ?"

    /// The sources that fit a filter, with the greatest id below one in each.
    ///
    /// Columns: target, provider, state, id. Arguments: ?1 the id, ?2 target, ?3 provider, ?4 state; what the filter
    /// does not ask for is not there.
    static func heads(_ filter: DeliveryFilter) -> String {
        var conditions: [String] = []
        if filter.target != nil { conditions.append("target = ?2") }
        if filter.provider != nil { conditions.append("provider = ?3") }
        if filter.state != nil { conditions.append("state = ?4") }
        return """
            SELECT target, provider, state, (
                SELECT id FROM deliveries AS found INDEXED BY deliveries_by_target
                WHERE found.target = delivery_counts.target AND found.provider = delivery_counts.provider
                    AND found.state = delivery_counts.state AND id < ?1 ORDER BY id DESC LIMIT 1)
            FROM delivery_counts WHERE \(conditions.joined(separator: " AND "))
            """
    }
}
