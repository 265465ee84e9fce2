/// What a store holds, in numbers.
package struct StoreStats: Sendable, Hashable {
    /// How many captures are of one kind.
    package struct Kind: Sendable, Hashable {
        /// The provider's id; nil when unknown.
        package var provider: String?
        /// The event's type; nil when unknown, and for types that no document lists.
        package var event: String?
        /// The signature's verdict.
        package var signature: SignatureVerdict
        /// The payload's verdict.
        package var payload: PayloadVerdict
        /// How many.
        package var captures: Int

        /// Makes a count.
        package init(
            provider: String?, event: String?, signature: SignatureVerdict, payload: PayloadVerdict, captures: Int
        ) {
            self.provider = provider
            self.event = event
            self.signature = signature
            self.payload = payload
            self.captures = captures
        }
    }

    /// How many captures came in a span of time.
    package struct Span: Sendable, Hashable {
        /// Where it begins.
        package var start: Timestamp
        /// How many, those that were deleted by hand in between too.
        package var captures: Int

        /// Makes a count.
        package init(start: Timestamp, captures: Int) {
            self.start = start
            self.captures = captures
        }
    }

    /// By provider, event and verdicts; each kind once.
    package var kinds: [Kind]
    /// The last 24 hours, the oldest first; the last one is not over.
    package var hours: [Span]
    /// Captures in the last minute.
    package var lastMinute: Int
    /// Captures in the last 60 minutes.
    package var lastHour: Int
    /// The oldest capture's time; nil without captures.
    package var oldest: Timestamp?
    /// The newest capture's time; nil without captures.
    package var newest: Timestamp?
    /// The size of the store's files in bytes.
    package var bytes: Int

    /// How many captures there are.
    package var captures: Int { kinds.reduce(0) { $0 + $1.captures } }

    /// Makes statistics from their parts.
    package init(
        kinds: [Kind], hours: [Span], lastMinute: Int, lastHour: Int, oldest: Timestamp?, newest: Timestamp?, bytes: Int
    ) {
        self.kinds = kinds
        self.hours = hours
        self.lastMinute = lastMinute
        self.lastHour = lastHour
        self.oldest = oldest
        self.newest = newest
        self.bytes = bytes
    }
}
