/// A request that was to be signed anew and cannot be.
struct SigningError: Error, CustomStringConvertible {
    let description: String

    init(_ problem: String) {
        description = "cannot be signed anew: \(problem)"
    }
}
