internal import JSONText

/// When a provider sends no more to an app that keeps failing.
package struct DisableRule: Sendable, Hashable {
    /// After so many deliveries in a row that have failed; nil when that does not count.
    package let failedDeliveries: Int?
    /// After so many failed attempts of one delivery; nil when that does not count.
    package let failedAttempts: Int?

    init?(_ field: DocumentField?) throws(CatalogError) {
        guard let field else { return nil }
        failedDeliveries = try DisableRule.count(field, "failed_deliveries")
        failedAttempts = try DisableRule.count(field, "failed_attempts")
    }

    /// Why a failed delivery switches the target off; nil when it does not.
    ///
    /// - Parameters:
    ///   - failedInRow: How many deliveries in a row have failed, this one included.
    ///   - attempts: How many attempts of this one have failed.
    /// - Returns: The reason in a few words.
    package func reason(failedInRow: Int, attempts: Int) -> String? {
        if let failedDeliveries, failedInRow >= failedDeliveries { return "\(failedInRow) deliveries in a row failed" }
        if let failedAttempts, attempts >= failedAttempts { return "\(attempts) attempts of one delivery failed" }
        return nil
    }

    private static func count(_ field: DocumentField, _ name: String) throws(CatalogError) -> Int? {
        guard let member = field.optional(name) else { return nil }
        guard let count = member.value.int, count >= 1 else { throw member.error("expected a whole number from 1 up") }
        return count
    }
}
