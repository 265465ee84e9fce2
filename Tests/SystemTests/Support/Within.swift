import Foundation
import HookModel

/// Does something that may hang, and fails when it takes longer than a time.
func within<Value: Sendable>(
    _ time: Duration, _ body: @escaping @Sendable () async throws -> Value
) async throws -> Value {
    let signal = StartSignal<Value>()
    Task {
        do {
            signal.set(.success(try await body()))
        } catch {
            signal.set(.failure(error))
        }
    }
    DispatchQueue.global().asyncAfter(deadline: .now() + .milliseconds(Int(time.wholeMilliseconds))) {
        signal.set(.failure(TookTooLong(time: time)))
    }
    return try await signal.wait()
}

/// It did not happen in time.
struct TookTooLong: Error {
    let time: Duration
}
