import Foundation
import HookModel

extension Process {
    /// A signal that is given when the process ends; made before it runs.
    ///
    /// Waiting for it blocks no thread.
    func exitSignal() -> StartSignal<Int32> {
        let signal = StartSignal<Int32>()
        terminationHandler = { signal.set(.success($0.terminationStatus)) }
        return signal
    }
}
