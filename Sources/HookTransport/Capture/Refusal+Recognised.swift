internal import NIOCore

extension Refusal {
    /// The refusal of a request that is no HTTP/1 at all, by the name of what it is where the first bytes of its head
    /// tell; nil for `input` means that the head was good.
    func recognised(in input: ByteBuffer?) -> Refusal {
        guard let view = input?.readableBytesView else { return self }
        switch self {
        // A record of type 22; the first byte has to do, for more may not have come.
        case .badMethod where view.first == 0x16: return .tlsHandshake
        case .unknownVersion where view.starts(with: "PRI * HTTP/2.0".utf8): return .http2Preface
        default: return self
        }
    }
}
