/// A regular expression as JSON Schema means it: ECMA-262 with its `u` flag, found anywhere in a text.
///
/// Every search ends soon, whatever the pattern and the text: see `PatternBudget`. Threads may share a pattern.
final class ECMAPattern: Sendable {
    private let literal: LiteralPattern?
    /// What searches short texts, for which no choice that the pattern leaves can cost much; nil without machine code.
    private let quick: NativePattern?
    /// The longest text, in bytes, that it may search.
    private let quickLength: Int
    let guarded: GuardedPattern?

    /// Compiles a pattern; throws where it is none of ECMA-262, or is too large, or needs what PCRE2 cannot do.
    ///
    /// The interpreter of PCRE2 serves where there is no machine code; tests ask for it.
    init(_ pattern: String, asMachineCode: Bool = true) throws(PatternError) {
        literal = LiteralPattern(pattern)
        guard literal == nil else {
            (quick, quickLength, guarded) = (nil, 0, nil)
            return
        }
        let translated = try PatternTranslator.translate(pattern)
        if let unsupported = translated.unsupported { throw unsupported }
        let length = translated.measure.quickLength(isAnchored: translated.isAnchored)
        var quick: NativePattern?
        if length > 0, asMachineCode {
            quick = try translated.compiled(checkpoints: false, asMachineCode: true)
            if quick?.isMachineCode == false { quick = nil }
        }
        self.quick = quick
        quickLength = quick == nil ? -1 : length
        guarded = try GuardedPattern(translated, isNeededNow: quick == nil, asMachineCode: asMachineCode)
    }

    /// Checks whether a text is a pattern of ECMA-262, also one that cannot be matched here; for the format `regex`.
    static func check(_ pattern: String) throws(PatternError) {
        _ = try PatternTranslator.translate(pattern)
    }

    /// Searches a text, which must be valid UTF-8.
    func search(_ text: UnsafeBufferPointer<UInt8>) -> PatternOutcome {
        var budget = PatternBudget()
        return search(text, within: &budget)
    }

    /// Searches a text, which must be valid UTF-8, and takes what it costs from a budget that other searches share.
    func search(_ text: UnsafeBufferPointer<UInt8>, within budget: inout PatternBudget) -> PatternOutcome {
        if let literal { return literal.isFound(in: text) ? .found : .absent }
        if text.count <= quickLength, let outcome = quick?.search(text) { return outcome }
        return guarded?.search(text, within: &budget) ?? .exhausted
    }
}
