internal import Synchronization

/// A pattern with checkpoints at which its searches are counted; compiled when it is first needed.
final class GuardedPattern: Sendable {
    private let compiled: Mutex<NativePattern?>
    private let source: TranslatedPattern
    private let asMachineCode: Bool

    /// How many elements PCRE2 surely takes also with the checkpoints between them.
    private static let smallSize = 500

    /// Compiles the pattern now where it is needed now, or where that could fail; throws then.
    init(_ source: TranslatedPattern, isNeededNow: Bool, asMachineCode: Bool) throws(PatternError) {
        self.source = source
        self.asMachineCode = asMachineCode
        let isNow = isNeededNow || source.measure.elements > Self.smallSize
        compiled = Mutex(isNow ? try source.compiled(checkpoints: true, asMachineCode: asMachineCode) : nil)
    }

    /// Searches as long as the budget lasts; ends at once where one walk over the text would be too much for it.
    func search(_ text: UnsafeBufferPointer<UInt8>, within budget: inout PatternBudget) -> PatternOutcome {
        guard let pattern = native() else { return .exhausted }
        // Measured: the interpreter takes about five times as long, but only twice as long for simple repetitions.
        let (stepFactor, byteFactor) = pattern.isMachineCode ? (1, 1) : (5, 2)
        let unitsPerByte = 2 * source.classWeight * byteFactor
        guard text.count < budget.units / unitsPerByte else { return .exhausted }
        // Between two visits a reference may be compared with all of the text.
        let comparing = source.hasReferences ? text.count / 8 : 0
        var guarding = SearchGuard(
            units: budget.units, unitsPerVisit: (12 + source.measure.work / 2 + comparing) * stepFactor,
            unitsPerByte: unitsPerByte)
        defer { budget.units = guarding.unitsLeft }
        return pattern.search(text, within: &guarding)
    }

    private func native() -> NativePattern? {
        compiled.withLock { pattern in
            if pattern == nil { pattern = try? source.compiled(checkpoints: true, asMachineCode: asMachineCode) }
            return pattern
        }
    }
}
