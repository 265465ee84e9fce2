/// The events of a request that holds more than one.
package struct EventBatch: Sendable, Hashable {
    /// How often a type is among them.
    package struct TypeCount: Sendable, Hashable {
        /// The type; nil for events that do not say theirs.
        package var type: String?
        /// So many events are of this type, from 1.
        package var count: Int

        /// Makes a count.
        package init(type: String?, count: Int) {
            self.type = type
            self.count = count
        }
    }

    /// How many events there are, from 2.
    package private(set) var count: Int
    /// Their types, those that come first first; at most 100.
    package private(set) var types: [TypeCount]

    /// Of so many types the events are counted; filters find none beyond them.
    package static let typeLimit = 100

    /// Makes a batch; by default one without events, to which they are added.
    package init(count: Int = 0, types: [TypeCount] = []) {
        self.count = count
        self.types = types
    }

    /// Counts one more event.
    package mutating func add(_ type: String?) {
        count += 1
        if let index = types.firstIndex(where: { $0.type == type }) {
            types[index].count += 1
        } else if types.count < EventBatch.typeLimit {
            types.append(TypeCount(type: type, count: 1))
        }
    }

    /// The types and how often each is there: `delivered ×2, open`.
    package var text: String {
        let shown = types.map { type in
            let name = type.type ?? "no type"
            return type.count == 1 ? name : "\(name) ×\(type.count)"
        }
        return shown.joined(separator: ", ")
    }
}
