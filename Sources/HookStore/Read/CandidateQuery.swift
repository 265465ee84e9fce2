internal import HookModel

/// The queries for the ids of captures that can fit a query: each from one index, in the order asked for.
enum CandidateQuery {
    /// Where ids come from, by one index each.
    enum Source: Hashable {
        /// The captures of a facet.
        case facet(Int64)
        /// Those of a facet with an event type that it does not hold, by its tag.
        case tagged(Int64, tag: Int64)
        /// Those of a facet with a delivery that stands in a certain way.
        case delivered(Int64, DeliveryState)
        /// All captures with a delivery that has not arrived: pending, or failed.
        case undelivered(DeliveryState)
        /// All captures whose signature was explained.
        case diagnosed

        /// The facet; 0 for all.
        var facet: Int64 {
            switch self {
            case .facet(let id), .tagged(let id, _), .delivered(let id, _): id
            case .undelivered, .diagnosed: 0
            }
        }

        /// One word for all sources with the same query.
        var kind: String {
            switch self {
            case .facet: "facet"
            case .tagged: "tagged"
            case .delivered: "delivered"
            case .undelivered(let state): state.rawValue
            case .diagnosed: "diagnosed"
            }
        }
    }

    /// The ids of one source behind an id, the next first.
    ///
    /// Arguments: ?1 the id, ?2 how many, ?3 the facet, ?4 the tag or the delivery's state.
    static func ids(_ source: Source, _ order: CaptureOrder) -> String {
        let (sign, way) = order == .newest ? ("<", "DESC") : (">", "ASC")
        switch source {
        case .facet:
            return """
                SELECT id FROM captures INDEXED BY captures_by_facet
                WHERE facet_id = ?3 AND id \(sign) ?1 ORDER BY id \(way) LIMIT ?2
                """
        case .tagged:
            return """
                SELECT id FROM captures INDEXED BY captures_by_event_tag
                WHERE event_tag = ?4 AND facet_id = ?3 AND id \(sign) ?1 ORDER BY id \(way) LIMIT ?2
                """
        case .delivered:
            return """
                SELECT DISTINCT capture_id FROM deliveries INDEXED BY deliveries_by_facet
                WHERE state = ?4 AND facet_id = ?3 AND capture_id \(sign) ?1 ORDER BY capture_id \(way) LIMIT ?2
                """
        case .undelivered(let state):
            // The state stands in the text, so that SQLite sees that the partial index fits.
            return """
                SELECT DISTINCT capture_id FROM deliveries INDEXED BY deliveries_\(state.rawValue)
                WHERE state = '\(state.rawValue)' AND capture_id \(sign) ?1 ORDER BY capture_id \(way) LIMIT ?2
                """
        case .diagnosed:
            return """
                SELECT capture_id FROM diagnoses
                WHERE capture_id \(sign) ?1 ORDER BY capture_id \(way) LIMIT ?2
                """
        }
    }

    /// The next captures behind an id with their facets.
    ///
    /// Arguments: the id, how many.
    static func recent(_ order: CaptureOrder) -> String {
        order == .newest
            ? "SELECT id, facet_id FROM captures WHERE id < ? ORDER BY id DESC LIMIT ?"
            : "SELECT id, facet_id FROM captures WHERE id > ? ORDER BY id LIMIT ?"
    }
}
