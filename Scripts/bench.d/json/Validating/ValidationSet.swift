import Foundation
import JSONSchema
import JSONText

/// Schemas with the instances that each of them judges, from a file that the other validators read, too.
struct ValidationSet {
    struct Group {
        let schema: CompiledSchema
        let instances: [ScannedText]
    }

    let groups: [Group]
    /// The number of instances.
    let count: Int

    init(file: String) throws {
        let document = try JSONDocument([UInt8](Data(contentsOf: URL(fileURLWithPath: file))))
        groups = try document.root.elements.map { group in
            // In a document of its own, as a schema usually is.
            guard let schema = group["schema"], let instances = group["instances"] else {
                throw BenchError("\(file): expected groups of schema and instances")
            }
            return Group(
                schema: try CompiledSchema(JSONDocument(Array(schema.bytes)).root),
                instances: try instances.elements.map { try ScannedText($0.bytes) })
        }
        count = groups.reduce(0) { $0 + $1.instances.count }
    }

    /// How many instances are valid, by the quick answer.
    func countValid() -> Int {
        var valid = 0
        for group in groups {
            for instance in group.instances where group.schema.isValid(instance.text) { valid += 1 }
        }
        return valid
    }

    /// How many instances are valid, by a report on each.
    func countReports() -> Int {
        var valid = 0
        for group in groups {
            for instance in group.instances where group.schema.validate(instance.text).isValid { valid += 1 }
        }
        return valid
    }
}
