/// What a pattern of ECMA-262 becomes.
struct TranslatedPattern {
    let text: PatternText
    let measure: PatternMeasure
    /// How many groups capture, where a reference makes it matter; else 0.
    let captures: Int
    /// For each reference by name, the groups that it means.
    let referred: [[Int]]
    /// Whether a match can only start where the text starts.
    let isAnchored: Bool
    /// How much more than a plain character the most expensive character class costs.
    let classWeight: Int
    /// What keeps a valid pattern from being matched here.
    let unsupported: PatternError?

    var hasReferences: Bool { captures > 0 }

    /// The pattern as PCRE2 reads it, with the place in the original for each of its own.
    func native(checkpoints: Bool) -> (text: [UInt8], source: (Int) -> Int) {
        text.finished(captures: hasReferences, checkpoints: checkpoints) { referred[$0] }
    }
}

extension TranslatedPattern {
    /// Compiles the pattern; throws where PCRE2 cannot do what ECMA-262 asks for.
    func compiled(checkpoints: Bool, asMachineCode: Bool) throws(PatternError) -> NativePattern {
        let native = native(checkpoints: checkpoints)
        do {
            return try NativePattern(native.text, hasReferences: hasReferences, asMachineCode: asMachineCode)
        } catch {
            throw PatternError(message: error.message, offset: native.source(error.offset))
        }
    }
}
