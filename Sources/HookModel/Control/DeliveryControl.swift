/// What can be done by hand about deliveries and targets: the same for the inspector and for commands, whether a listener
/// runs or not.
///
/// Everything is stored before it returns; a listener that runs hears of it from the store's feed.
package protocol DeliveryControl: Sendable {
    /// The targets as they are now; nil where no listener runs, so that none is known.
    var targets: [TargetStatus]? { get }

    /// What replays of captures would be, in the order of the captures; nothing is stored.
    ///
    /// - Throws: `DeliveryControlError` for the first that cannot be replayed as asked.
    func plan(_ request: ReplayRequest, of captures: [Int64]) async throws -> [ReplayPlan]

    /// Stores the deliveries of plans, all or none; gives them in the plans' order.
    func carryOut(_ plans: [ReplayPlan]) async throws -> [Delivery]

    /// Makes a delivery due now, whatever it came to; gives it as it is then.
    ///
    /// - Throws: `DeliveryControlError`: `.noDelivery`, `.unconfigured`.
    func retry(_ delivery: Int64) async throws -> Delivery

    /// Makes all deliveries due now that fit, but those to targets that the listener does not know; gives their number.
    ///
    /// - Throws: `DeliveryControlError.noTarget` when the filter names a target that the listener does not know.
    func retry(_ filter: DeliveryFilter) async throws -> Int

    /// Ends a delivery that is pending; gives it as it is then. One that has ended stays as it is.
    ///
    /// - Throws: `DeliveryControlError.noDelivery`.
    func cancel(_ delivery: Int64) async throws -> Delivery

    /// Enables a target that was disabled as its provider would have done; its failures are counted from none.
    ///
    /// - Returns: Whether it was disabled.
    /// - Throws: `DeliveryControlError.noTarget`.
    func enable(_ target: String) async throws -> Bool

    /// Deletes all deliveries to a target that is not configured, and what is remembered of it; gives their number.
    ///
    /// - Throws: `DeliveryControlError`: `.noTarget`, `.configured`.
    func forget(_ target: String) async throws -> Int
}
