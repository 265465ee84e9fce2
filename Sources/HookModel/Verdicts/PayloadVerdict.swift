/// The outcome of a payload check.
package enum PayloadVerdict: String, Sendable, Hashable, CaseIterable {
    /// The payload fits the envelope and a schema of this very event.
    case valid
    /// Envelope or schema found errors, or the event's type is absent or no string.
    case invalid
    /// The envelope is good, and the provider's document lists no such event.
    case unknownEvent = "unknown_event"
    /// The body should be JSON and is not.
    case notJSON = "not_json"
    /// The envelope is good, and of the event nothing but the name is known.
    case notDescribed = "not_described"
    /// There was nothing to check it against.
    case notChecked = "not_checked"
}
