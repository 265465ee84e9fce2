internal import HookModel

extension Problem {
    /// Why something cannot be done by hand.
    init(_ error: DeliveryControlError) {
        self =
            switch error {
            case .noCapture(let id): .noCapture(id)
            case .incomplete(let id): .incomplete(id)
            case .targetNeeded: .noTargetFits(0, known: [])
            case .noTarget(let name, let known): .noTarget(name, known: known)
            case .noTargetFits(let id, let known): .noTargetFits(id, known: known)
            case .cannotSign(let id, let problem): .cannotSign(id, problem)
            case .badEdit: .badEdit("\(error)")
            case .noDelivery(let id): .noDelivery(id)
            case .unconfigured(let delivery): .unconfigured(delivery)
            case .configured(let name): .configured(name)
            }
    }

    private static func configured(_ name: String) -> Problem {
        Problem(
            "target_configured", "The target is configured", status: 409,
            "\(quoted(name)) is a target of this run, so it cannot be forgotten; start hooksight listen without it")
    }
}
