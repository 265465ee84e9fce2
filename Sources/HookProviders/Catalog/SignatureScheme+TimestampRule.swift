internal import HookModel

extension SignatureScheme {
    /// How the time of sending comes with a signature, and how old it may be.
    package struct TimestampRule: Sendable {
        /// How a time is written.
        package enum Unit: String, Sendable, CaseIterable {
            /// A whole number of seconds since 1970-01-01T00:00:00Z.
            case seconds
            /// A whole number of milliseconds since 1970-01-01T00:00:00Z.
            case milliseconds
            /// A date and time of ISO 8601 with its offset.
            case iso8601
        }

        /// Where a tolerance applies.
        package enum Direction: String, Sendable, CaseIterable {
            /// To the past and the future.
            case both
            /// To the past alone.
            case past
        }

        /// Where the time is; nil when it is among the pairs of the signature's text.
        package let place: Place?
        /// How it is written.
        package let unit: Unit
        /// How far it may lie from the clock, this distance included; nil when any age passes.
        package let tolerance: Duration?
        /// Where the tolerance applies.
        package let direction: Direction
        /// The tolerance in milliseconds.
        package let toleranceMilliseconds: Int64?

        /// Where it is, for people; nil when it is among the pairs of the signature's text.
        package var placeText: String? { place?.description }

        init(_ field: DocumentField, place: Place?) throws(CatalogError) {
            self.place = place
            unit = try field.optional("unit")?.word() ?? .seconds
            direction = try field.optional("direction")?.word() ?? .both
            tolerance = try field.optional("tolerance")?.duration()
            toleranceMilliseconds = tolerance.map { Int64($0.wholeMilliseconds) }
        }
    }
}
