@testable import JSONSchema

/// Where patterns run.
enum PatternEngine: CaseIterable {
    case machineCode
    case interpreter

    func pattern(_ source: String) throws(PatternError) -> ECMAPattern {
        try ECMAPattern(source, asMachineCode: self == .machineCode)
    }
}
