internal import Dispatch
internal import HookBody
internal import HookModel

/// Where views of bodies are made whose decoding can take long: one after the other, beside the threads that answer.
struct LongDecodings: Sendable {
    /// Longer bodies under a content coding are decoded here, in bytes: each of them can stand for a hundred.
    private static let limit = 32_768

    private let queue = DispatchQueue(label: "hooksight.decodings", qos: .userInitiated)

    /// Makes a view of a capture, here or in place.
    func run<Value: Sendable>(_ capture: Capture, _ make: @escaping @Sendable () -> Value) async -> Value {
        guard capture.bodySize > LongDecodings.limit, ContentCodings.areNamed(in: capture.request.head) else {
            return make()
        }
        return await withCheckedContinuation { made in queue.async { made.resume(returning: make()) } }
    }
}
