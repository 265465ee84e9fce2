/// What a test case came to, in the words of JUnit's XML.
enum JUnitResult {
    /// It passed.
    case passed
    /// It was not run, and why.
    case skipped(String)
    /// It failed, or could not be run: the element (`failure`, `error`), its type, and what is said, the cause first.
    case failed(String, type: String, [String])
}
