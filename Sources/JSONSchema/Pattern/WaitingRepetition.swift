/// A repetition of one character that may turn out never to give back what it took.
struct WaitingRepetition {
    /// Which characters it takes, where that is known.
    let set: CodePointSet?
    /// Where the text can be told so.
    let marks: Range<Int>
    /// In how many ways it can end otherwise.
    let choices: SIMD8<Double>
}
