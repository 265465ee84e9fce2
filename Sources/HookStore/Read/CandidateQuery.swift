internal import HookModel

/// The queries for the ids of captures that can fit a filter: each from one index, in falling order.
enum CandidateQuery {
    /// Where ids come from: the captures of one facet, by one index.
    enum Source: Hashable {
        /// All of them.
        case facet(Int64)
        /// Those with an event type that the facet does not hold.
        case tagged(Int64)
        /// Those with a delivery that stands in a certain way.
        case delivered(Int64)

        /// The facet.
        var facet: Int64 {
            switch self {
            case .facet(let id), .tagged(let id), .delivered(let id): id
            }
        }
    }

    /// The ids of one source below an id, the greatest first.
    ///
    /// Arguments: ?1 the facet, ?2 the id, ?3 how many, ?4 the tag or the delivery's state.
    static func ids(_ source: Source) -> String {
        switch source {
        case .facet:
            """
            SELECT id FROM captures INDEXED BY captures_by_facet
            WHERE facet_id = ?1 AND id < ?2 ORDER BY id DESC LIMIT ?3
            """
        case .tagged:
            """
            SELECT id FROM captures INDEXED BY captures_by_event_tag
            WHERE event_tag = ?4 AND facet_id = ?1 AND id < ?2 ORDER BY id DESC LIMIT ?3
            """
        case .delivered:
            """
            SELECT DISTINCT capture_id FROM deliveries INDEXED BY deliveries_by_facet
            WHERE state = ?4 AND facet_id = ?1 AND capture_id < ?2 ORDER BY capture_id DESC LIMIT ?3
            """
        }
    }

    /// The facets that can fit a filter, with the greatest id below one that each leads to by `ids`.
    ///
    /// Columns: facet, event, whether it has any event, id. Arguments: ?1 the id, ?2 the tag, ?3 the delivery's state,
    /// ?4 provider, ?5 signature, ?6 payload, ?7 method, ?8 event; what the filter does not ask for is not there.
    static func heads(_ filter: CaptureFilter) -> String {
        "SELECT id, event, has_any_event, (\(head(filter))) FROM facets\(conditions(filter))"
    }

    private static func head(_ filter: CaptureFilter) -> String {
        if filter.delivery != nil {
            return """
                SELECT capture_id FROM deliveries INDEXED BY deliveries_by_facet
                WHERE state = ?3 AND facet_id = facets.id AND capture_id < ?1 ORDER BY capture_id DESC LIMIT 1
                """
        }
        let facet = """
            SELECT id FROM captures INDEXED BY captures_by_facet
            WHERE facet_id = facets.id AND id < ?1 ORDER BY id DESC LIMIT 1
            """
        guard filter.exactEvent != nil else { return facet }
        return """
            CASE has_any_event WHEN 0 THEN (\(facet)) ELSE (
            SELECT id FROM captures INDEXED BY captures_by_event_tag
            WHERE event_tag = ?2 AND facet_id = facets.id AND id < ?1 ORDER BY id DESC LIMIT 1) END
            """
    }

    private static func conditions(_ filter: CaptureFilter) -> String {
        var conditions: [String] = []
        if filter.provider != nil { conditions.append("provider IS ?4") }
        if filter.signature != nil { conditions.append("signature = ?5") }
        if filter.payload != nil { conditions.append("payload = ?6") }
        if filter.method != nil { conditions.append("method = ?7") }
        if filter.exactEvent != nil {
            conditions.append("(event = ?8 OR has_any_event = 1)")
        } else if filter.event != nil {
            conditions.append("(event IS NOT NULL OR has_any_event = 1)")
        }
        return conditions.isEmpty ? "" : " WHERE \(conditions.joined(separator: " AND "))"
    }
}

extension CaptureFilter {
    /// The event's type, where it is asked for without wildcards.
    var exactEvent: String? {
        guard let event, Glob(event).isLiteral else { return nil }
        return event
    }

    /// Whether facets or deliveries tell something about what is asked for.
    var asksForFacets: Bool {
        provider != nil || event != nil || signature != nil || payload != nil || method != nil || delivery != nil
    }
}
