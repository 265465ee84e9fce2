import Foundation
import JSONSchema

/// Every set by the validator: lines of `validate`, set, instances, who, valid ones and seconds of one pass.
struct ValidatingBench {
    let folder: String
    let stopwatch: Stopwatch

    func run() throws {
        for name in try FileManager.default.contentsOfDirectory(atPath: folder).sorted() where name.hasSuffix(".json") {
            let label = String(name.dropLast(5))
            let set: ValidationSet
            do {
                set = try ValidationSet(file: "\(folder)/\(name)")
            } catch let error as SchemaError {
                JSONBench.tell("left out", label, "hooksight", error)
                continue
            }
            let times = try stopwatch.measure([set.countValid, set.countReports])
            JSONBench.tell("validate", label, set.count, "hooksight", set.countValid(), times[0])
            JSONBench.tell("validate", label, set.count, "report", set.countReports(), times[1])
        }
    }
}
