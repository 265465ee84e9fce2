internal import CZlib
internal import HookModel

/// Undoes the `Content-Encoding` of a body, as far as a signature covers what was there before it.
package enum Inflater {
    /// The longest result, in bytes; a few bytes can stand for very many.
    package static let limit = 64 << 20

    /// The body as it was before `gzip` or `deflate` (RFC 9110, section 8.4.1).
    ///
    /// Nil when the encoding is another, when the body is not of it or ends early, and when the result is longer than
    /// `limit`.
    package static func inflate(
        _ body: UnsafeRawBufferPointer, encoding: UnsafeRawBufferPointer, limit: Int = limit
    ) -> [UInt8]? {
        let name = String(decoding: encoding, as: UTF8.self).lowercased()
        return if case .decoded(let bytes) = undo(name, body, limit: limit) { bytes } else { nil }
    }

    /// Undoes one coding, named in lower case; `br` and `zstd` are not known.
    static func undo(_ name: String, _ body: UnsafeRawBufferPointer, limit: Int) -> ContentCodings.Outcome {
        switch name {
        case "gzip", "x-gzip": return run(body, windowBits: gzipWindow, limit).outcome(name)
        case "deflate":
            // Some senders leave out the zlib frame that RFC 9110 means.
            let framed = run(body, windowBits: MAX_WBITS, limit)
            if case .broken = framed { return run(body, windowBits: -MAX_WBITS, limit).outcome(name) }
            return framed.outcome(name)
        default: return .unknown(name)
        }
    }

    /// What zlib makes of a body.
    private enum Run {
        case done([UInt8])
        case broken
        case tooLong

        func outcome(_ name: String) -> ContentCodings.Outcome {
            switch self {
            case .done(let bytes): .decoded(bytes)
            case .broken: .broken(name)
            case .tooLong: .tooLong(name)
            }
        }
    }

    /// What makes zlib expect the frame of gzip.
    private static let gzipWindow = MAX_WBITS + 16
    private static let step = 1 << 16

    private static func run(_ body: UnsafeRawBufferPointer, windowBits: Int32, _ limit: Int) -> Run {
        var stream = z_stream()
        guard body.count <= Int(UInt32.max), hooksight_inflate_init(&stream, windowBits) == Z_OK else { return .broken }
        defer { inflateEnd(&stream) }
        // zlib does not write to its input, though its type says so.
        stream.next_in = UnsafeMutablePointer(mutating: body.bindMemory(to: UInt8.self).baseAddress)
        stream.avail_in = UInt32(body.count)
        var result: [UInt8] = []
        while result.count <= limit {
            var status = Z_OK
            let piece = [UInt8](unsafeUninitializedCapacity: step) { out, count in
                stream.next_out = out.baseAddress
                stream.avail_out = UInt32(out.count)
                status = CZlib.inflate(&stream, Z_NO_FLUSH)
                count = out.count - Int(stream.avail_out)
            }
            result += piece
            switch status {
            case Z_STREAM_END where stream.avail_in == 0: return result.count <= limit ? .done(result) : .tooLong
            // A gzip file may have several members (RFC 1952, section 2.2).
            case Z_STREAM_END where windowBits == gzipWindow:
                guard inflateReset(&stream) == Z_OK else { return .broken }
            case Z_OK where stream.avail_in > 0 || piece.count == step: continue
            default: return .broken
            }
        }
        return .tooLong
    }
}
