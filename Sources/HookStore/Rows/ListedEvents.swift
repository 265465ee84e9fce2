/// Whether a provider's document lists an event type.
///
/// Lists are filtered fastest by the event types that are listed: senders cannot invent those, so there are only so many.
package typealias ListedEvents = @Sendable (_ provider: String, _ type: String) -> Bool
