internal import HookModel
internal import NIOCore

extension SenderResponse {
    /// The receipt for a stored capture: `{"received":true,"id":42}`; never a reason.
    static func receipt(status: Int, id: Int64) -> SenderResponse {
        let isGood = (200..<300).contains(status)
        var body = ByteBufferAllocator().buffer(capacity: 48)
        body.writeStaticString(isGood ? "{\"received\":true,\"id\":" : "{\"received\":false,\"id\":")
        body.writeDecimal(id)
        body.writeStaticString("}")
        return SenderResponse(status: status, body: body)
    }

    /// The answer when nothing could be stored: the sender is asked to come again.
    static var notStored: SenderResponse {
        SenderResponse(
            status: 503, headers: [HeaderLine(name: "Retry-After", value: "5")],
            body: ByteBuffer(staticString: "{\"received\":false}"))
    }
}

extension ByteBuffer {
    fileprivate mutating func writeDecimal(_ value: Int64) {
        var digits: (UInt64, UInt64, UInt64) = (0, 0, 0)
        withUnsafeMutableBytes(of: &digits) { room in
            var rest = value.magnitude
            var start = room.count
            repeat {
                start -= 1
                room[start] = UInt8(ascii: "0") + UInt8(rest % 10)
                rest /= 10
            } while rest > 0
            writeBytes(UnsafeRawBufferPointer(rebasing: room[start...]))
        }
    }
}
