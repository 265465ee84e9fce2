/// Why something cannot be done by hand.
package enum DeliveryControlError: Error, Sendable, CustomStringConvertible {
    /// There is no such capture, or not any more.
    case noCapture(Int64)
    /// The capture's body did not arrive whole.
    case incomplete(Int64)
    /// No listener runs, so a target has to be named.
    case targetNeeded
    /// No target has this name; holds those that there are.
    case noTarget(String, known: [String])
    /// No target's filter fits the capture; holds those that there are.
    case noTargetFits(Int64, known: [String])
    /// The capture cannot be signed anew, and why.
    case cannotSign(Int64, String)
    /// The capture's body cannot be changed as asked, and why.
    case badEdit(Int64, String)
    /// There is no such delivery, or not any more.
    case noDelivery(Int64)
    /// The delivery's target is none that the listener knows.
    case unconfigured(Delivery)
    /// The target is configured, so that it cannot be forgotten.
    case configured(String)

    /// What happened, and what to do about it.
    package var description: String {
        switch self {
        case .noCapture(let id): "no capture \(id), or not any more"
        case .incomplete(let id): "the body of capture \(id) did not arrive whole"
        case .targetNeeded:
            "no listener runs on this store, so no target is known; start `hooksight listen --forward URL`, or name "
                + "one with --to NAME"
        case .noTarget(let name, let known):
            "no target \"\(SafeText.escape(name))\"; "
                + (known.isEmpty ? "no target is configured" : "the targets are \(known.joined(separator: ", "))")
        case .noTargetFits(let id, let known):
            known.isEmpty
                ? "no target is configured; start `hooksight listen --forward URL`"
                : "no target's filter fits capture \(id); name one of \(known.joined(separator: ", "))"
        case .cannotSign(let id, let problem): "capture \(id) cannot be signed anew: \(problem)"
        case .badEdit(let id, let reason): "capture \(id): \(reason)"
        case .noDelivery(let id): "no delivery d\(id), or not any more; `hooksight deliveries` lists them"
        case .unconfigured(let delivery):
            "delivery d\(delivery.id) goes to \"\(SafeText.escape(delivery.target))\", which is no target now; start "
                + "`hooksight listen` with it"
        case .configured(let name): "\(SafeText.escape(name)) is a target of this listener, and cannot be forgotten"
        }
    }
}
