internal import CZlib

/// Undoes one content coding.
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

    /// Whether a coding, named in lower case, can be undone.
    static func knows(_ name: String) -> Bool { ["gzip", "x-gzip", "deflate"].contains(name) }

    /// Undoes one coding, named in lower case; `br` and `zstd` are not known.
    static func undo(_ name: String, _ body: UnsafeRawBufferPointer, limit: Int) -> ContentCodings.Outcome {
        guard let run = start(name, body, limit: limit, keeping: .max) else { return .unknown(name) }
        return switch run.end {
        case .whole: .decoded(run.bytes)
        case .broken: .broken(name)
        case .tooLong: .tooLong(name)
        }
    }

    /// What comes of a body, also of one that ends early or is damaged.
    struct Run {
        /// The start of the result, as far as it is kept.
        fileprivate(set) var bytes: [UInt8] = []
        /// How long the result is in bytes, as far as it was made.
        fileprivate(set) var count = 0
        /// How it ended.
        fileprivate(set) var end = End.broken
    }

    /// How undoing a coding ends.
    enum End {
        /// With the body's last byte.
        case whole
        /// At bytes that are not of the coding, or at a body's end that comes too early.
        case broken
        /// At the limit.
        case tooLong
    }

    /// Undoes one coding, named in lower case, as far as it can be undone; nil for one that is not known.
    ///
    /// - Parameters:
    ///   - name: The coding.
    ///   - body: The bytes.
    ///   - limit: A longer result is not made.
    ///   - kept: So many bytes of the result are kept, and the rest is counted alone.
    /// - Returns: What came of it.
    static func start(_ name: String, _ body: UnsafeRawBufferPointer, limit: Int, keeping kept: Int) -> Run? {
        switch name {
        case "gzip", "x-gzip": return run(body, windowBits: gzipWindow, limit, kept)
        case "deflate":
            // Some senders leave out the zlib frame that RFC 9110 means.
            let framed = run(body, windowBits: MAX_WBITS, limit, kept)
            guard framed.end == .broken else { return framed }
            let raw = run(body, windowBits: -MAX_WBITS, limit, kept)
            return raw.end == .broken && framed.count > raw.count ? framed : raw
        default: return nil
        }
    }

    /// What makes zlib expect the frame of gzip.
    private static let gzipWindow = MAX_WBITS + 16
    private static let step = 1 << 16

    private static func run(_ body: UnsafeRawBufferPointer, windowBits: Int32, _ limit: Int, _ kept: Int) -> Run {
        var run = Run()
        var stream = z_stream()
        guard body.count <= Int(UInt32.max), hooksight_inflate_init(&stream, windowBits) == Z_OK else { return run }
        defer { inflateEnd(&stream) }
        // zlib does not write to its input, though its type says so.
        stream.next_in = UnsafeMutablePointer(mutating: body.bindMemory(to: UInt8.self).baseAddress)
        stream.avail_in = UInt32(body.count)
        while run.count <= limit {
            var status = Z_OK
            let piece = [UInt8](unsafeUninitializedCapacity: step) { out, count in
                stream.next_out = out.baseAddress
                stream.avail_out = UInt32(out.count)
                status = CZlib.inflate(&stream, Z_NO_FLUSH)
                count = out.count - Int(stream.avail_out)
            }
            run.count += piece.count
            run.bytes += piece.prefix(kept - run.bytes.count)
            switch status {
            case Z_STREAM_END where stream.avail_in == 0:
                run.end = run.count <= limit ? .whole : .tooLong
                return run
            // A gzip file may have several members (RFC 1952, section 2.2).
            case Z_STREAM_END where windowBits == gzipWindow:
                guard inflateReset(&stream) == Z_OK else { return run }
            case Z_OK where stream.avail_in > 0 || piece.count == step: continue
            default: return run
            }
        }
        run.end = .tooLong
        return run
    }
}
