/// Why a JSON text cannot be changed as asked.
public struct JSONEditError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The kinds of reason.
    public enum Code: Sendable, Hashable {
        /// The change has no `=`, and so no value.
        case noValue
        /// What stands in front of the `=` is no JSON Pointer.
        case badPointer
        /// The text that was to be changed is not JSON.
        case notJSON
        /// Nothing is there to be changed, or what should hold it is not there.
        case notFound
        /// What should hold the place is neither an object nor an array.
        case notAContainer
        /// A token of the pointer is no index of its array.
        case badIndex
        /// The whole text cannot be removed.
        case wholeText
    }

    /// What kind of reason it is.
    public let code: Code
    /// The place that was asked for, as given.
    public let place: String
    /// What was found and what to do about it, as a phrase without a final stop.
    public let reason: String
    /// Where in the text that was to be changed the pointer got to; nil when it is not about the text.
    public let position: JSONPosition?

    init(_ code: Code, at place: String, _ reason: String, position: JSONPosition? = nil) {
        self.code = code
        self.place = place
        self.reason = reason
        self.position = position
    }

    /// The place in quotes and the reason; text of the payload in it is not escaped for terminals.
    public var description: String { "\"\(place)\": \(reason)" }
}
