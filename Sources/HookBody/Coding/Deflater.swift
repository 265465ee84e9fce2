internal import CZlib

/// Applies content codings to a body that was changed, as its sender did.
package enum Deflater {
    /// The body under all codings, in their order.
    ///
    /// - Throws: `CodingFailure` for a coding that is not known, which undoing has refused before.
    package static func apply(_ codings: ContentCodings, to body: [UInt8]) throws(CodingFailure) -> [UInt8] {
        var result = body
        for name in codings.names {
            let windowBits: Int32? =
                switch name {
                case "gzip", "x-gzip": MAX_WBITS + 16
                case "deflate": MAX_WBITS
                default: nil
                }
            guard let windowBits, let coded = run(result, windowBits) else {
                throw CodingFailure(coding: name)
            }
            result = coded
        }
        return result
    }

    private static func run(_ body: [UInt8], _ windowBits: Int32) -> [UInt8]? {
        var stream = z_stream()
        guard body.count <= Int(UInt32.max), hooksight_deflate_init(&stream, windowBits) == Z_OK else { return nil }
        defer { deflateEnd(&stream) }
        let bound = Int(deflateBound(&stream, UInt(body.count)))
        var isDone = false
        var body = body
        let result = body.withUnsafeMutableBufferPointer { input in
            [UInt8](unsafeUninitializedCapacity: bound) { out, count in
                stream.next_in = input.baseAddress
                stream.avail_in = UInt32(input.count)
                stream.next_out = out.baseAddress
                stream.avail_out = UInt32(out.count)
                isDone = CZlib.deflate(&stream, Z_FINISH) == Z_STREAM_END
                count = out.count - Int(stream.avail_out)
            }
        }
        return isDone ? result : nil
    }
}
