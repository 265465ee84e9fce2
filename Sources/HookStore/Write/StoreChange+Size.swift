internal import HookModel
internal import NIOCore

extension StoreChange {
    /// What it adds to the file, about.
    var storedBytes: Int {
        switch self {
        case .step(let step): step.attempt.map { min($0.body.readableBytes, DeliveryRows.keptBody) + 256 } ?? 0
        case .add(let new): (new.body?.readableBytes ?? 0) + 128
        case .diagnosed(_, let entries): entries.count * 256
        case .retry, .cancel, .health, .answered, .withdrawn, .delete, .deleteDeliveries, .forget: 0
        }
    }
}

extension ChangeBatch {
    /// What it adds to the file, about.
    var storedBytes: Int { changes.reduce(0) { $0 + $1.storedBytes } }

    /// Whether it deletes captures.
    var deletes: Bool { changes.contains { if case .delete = $0 { true } else { false } } }
}
