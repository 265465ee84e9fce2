/// Where the payload of a made request comes from.
package enum SampleSource: Sendable {
    /// The first example of an event, which becomes a new event each time: with an id and a time of its own.
    case example(EventDocument)
    /// These bytes, as they stand, and the event's type for a provider that says it in a header.
    case bytes([UInt8], type: String? = nil)
}
