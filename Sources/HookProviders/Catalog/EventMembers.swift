internal import HookModel
internal import JSONText

/// Where a request says what it reports.
///
/// Of several places the first that is there counts.
package struct EventMembers: Sendable {
    /// Where the type is.
    package let type: [EventPlace]
    /// Where the event's id is.
    package let id: [EventPlace]
    /// Where the event's time is.
    package let time: [EventPlace]

    /// The headers that may tell the type, in words; nil when the payload always tells it.
    package var typeHeaders: String? {
        let names = type.compactMap(\.header?.description)
        return names.isEmpty ? nil : names.joined(separator: " or ")
    }

    private init(type: [EventPlace], id: [EventPlace], time: [EventPlace]) {
        self.type = type
        self.id = id
        self.time = time
    }

    /// The same places of an event that stands inside a body.
    func inside(_ place: JSONPointer) -> EventMembers {
        let moved = { (places: [EventPlace]) in places.map { $0.inside(place) } }
        return EventMembers(type: moved(type), id: moved(id), time: moved(time))
    }

    init(_ field: DocumentField) throws(CatalogError) {
        type = try EventMembers.places(field.elements("type"))
        id = try EventMembers.places(field.elements("id"))
        time = try EventMembers.places(field.elements("time"))
    }

    private static func places(_ fields: [DocumentField]) throws(CatalogError) -> [EventPlace] {
        var places: [EventPlace] = []
        for field in fields { places.append(try EventPlace(field)) }
        return places
    }
}
