internal import NIOCore

extension OutgoingRequest {
    /// The same request for another path and query; nil for what no request line can hold.
    package func aimed(at target: String) -> OutgoingRequest? {
        guard !target.isEmpty, target.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F }) else { return nil }
        return OutgoingRequest(
            checkedMethod: method, target: ByteBuffer(string: target), lines: lines, body: body)
    }
}
