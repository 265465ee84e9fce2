import HookModel
import Synchronization

/// Explains every signature with the same words, or none, and notes which it was asked for.
final class TestDiagnoses: DiagnosisSource {
    private let entries: [Diagnosis]?
    private let ids = Mutex<[Int64]>([])

    init(_ entries: [Diagnosis]? = nil) { self.entries = entries }

    /// The captures that it was asked for, in order.
    var asked: [Int64] { ids.withLock(\.self) }

    func diagnosis(of capture: Int64) async -> [Diagnosis]? {
        ids.withLock { $0.append(capture) }
        return entries
    }
}
