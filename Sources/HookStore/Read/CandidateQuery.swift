internal import HookModel

/// The queries for the ids of captures that can fit a filter: each from one index, in falling order.
enum CandidateQuery {
    /// Where ids come from, by one index each.
    enum Source: Hashable {
        /// The captures of a facet.
        case facet(Int64)
        /// Those of a facet with an event type that it does not hold.
        case tagged(Int64)
        /// Those of a facet that hold events of several types.
        case several(Int64)
        /// Those of a facet with a delivery that stands in a certain way.
        case delivered(Int64)
        /// All captures with a delivery that has not arrived: pending, or failed.
        case undelivered(DeliveryState)

        /// The facet; 0 for all.
        var facet: Int64 {
            switch self {
            case .facet(let id), .tagged(let id), .several(let id), .delivered(let id): id
            case .undelivered: 0
            }
        }

        /// One number for all sources with the same query; a filter has one state.
        var kind: Int {
            switch self {
            case .facet: 0
            case .tagged, .several: 1
            case .delivered: 2
            case .undelivered: 3
            }
        }
    }

    /// The ids of one source below an id, the greatest first.
    ///
    /// Arguments: ?1 the id, ?2 how many, ?3 the facet, ?4 the tag or the delivery's state.
    static func ids(_ source: Source) -> String {
        switch source {
        case .facet:
            """
            SELECT id FROM captures INDEXED BY captures_by_facet
            WHERE facet_id = ?3 AND id < ?1 ORDER BY id DESC LIMIT ?2
            """
        case .tagged, .several:
            """
            SELECT id FROM captures INDEXED BY captures_by_event_tag
            WHERE event_tag = ?4 AND facet_id = ?3 AND id < ?1 ORDER BY id DESC LIMIT ?2
            """
        case .delivered:
            """
            SELECT DISTINCT capture_id FROM deliveries INDEXED BY deliveries_by_facet
            WHERE state = ?4 AND facet_id = ?3 AND capture_id < ?1 ORDER BY capture_id DESC LIMIT ?2
            """
        case .undelivered(let state):
            // The state stands in the text, so that SQLite sees that the partial index fits.
            """
            SELECT DISTINCT capture_id FROM deliveries INDEXED BY deliveries_\(state.rawValue)
            WHERE state = '\(state.rawValue)' AND capture_id < ?1 ORDER BY capture_id DESC LIMIT ?2
            """
        }
    }

    /// The newest captures below an id with their facets.
    ///
    /// Arguments: the id, how many.
    static let recent = "SELECT id, facet_id FROM captures WHERE id < ? ORDER BY id DESC LIMIT ?"

    /// The facets that can fit a filter.
    ///
    /// Columns: id, event, whether it has any event. Arguments: ?1 provider, ?2 signature, ?3 payload, ?4 method,
    /// ?5 event; what the filter does not ask for is not there.
    static func facets(_ filter: CaptureFilter) -> String {
        var conditions: [String] = []
        if filter.provider != nil { conditions.append("provider IS ?1") }
        if filter.signature != nil { conditions.append("signature = ?2") }
        if filter.payload != nil { conditions.append("payload = ?3") }
        if filter.method != nil { conditions.append("method = ?4") }
        if filter.exactEvent != nil {
            conditions.append("(event = ?5 OR has_any_event = 1)")
        } else if filter.event != nil {
            conditions.append("(event IS NOT NULL OR has_any_event = 1)")
        }
        let those = conditions.isEmpty ? "" : " WHERE \(conditions.joined(separator: " AND "))"
        return "SELECT id, event, has_any_event FROM facets\(those)"
    }
}

extension CaptureFilter {
    /// The event's type, where it is asked for without wildcards.
    var exactEvent: String? {
        guard let event, Glob(event).isLiteral else { return nil }
        return event
    }

    /// Whether facets tell something about what is asked for.
    var asksForFacets: Bool {
        provider != nil || event != nil || signature != nil || payload != nil || method != nil
    }
}
