/// What went wrong, in words for the developer.
struct ToolError: Error, CustomStringConvertible {
    let description: String
}
