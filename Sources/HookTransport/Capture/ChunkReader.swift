/// Reads the framing between the chunks of a body, byte by byte, so that nothing is looked at twice.
///
/// RFC 9112, section 7.1: a size, perhaps extensions, CRLF, that many bytes, CRLF; the size 0 ends the body.
struct ChunkReader {
    private enum State {
        case size, spaceBeforeExtension, extensionStart, extensionName, spaceAfterName, valueStart, value, quoted
        case escaped, quotedEnd, sizeEnd, data, dataEnd, dataEndFeed
    }

    enum Outcome {
        case more
        /// So many bytes of data follow; `skip(_:)` tells how many were taken.
        case data(Int)
        /// The last chunk was read: trailers follow.
        case end
        case refused(Refusal)
    }

    /// The bytes of extensions that one body may carry.
    static let extensionLimit = 16 * 1024

    private var state = State.size
    private var size = 0
    private var digits = 0
    private var extensionBytes = 0

    /// Reads framing from `raw`, moving `index` behind what was read, up to the next data or the end.
    mutating func read(_ raw: UnsafeRawBufferPointer, from index: inout Int) -> Outcome {
        if state == .data { return .data(size) }
        while index < raw.count {
            let byte = raw[index]
            index += 1
            if let refusal = take(byte) { return .refused(refusal) }
            if state == .data { return size == 0 ? .end : .data(size) }
        }
        return .more
    }

    /// Tells that so many bytes of data were taken.
    mutating func skip(_ count: Int) {
        size -= count
        if size == 0 { state = .dataEnd }
    }

    private mutating func take(_ byte: UInt8) -> Refusal? {
        switch state {
        case .size: return takeSize(byte)
        case .sizeEnd:
            guard byte == UInt8(ascii: "\n") else { return .bareCarriageReturn }
            state = .data
        case .dataEnd:
            guard byte == UInt8(ascii: "\r") else { return .badChunkEnd }
            state = .dataEndFeed
        case .dataEndFeed:
            guard byte == UInt8(ascii: "\n") else { return .badChunkEnd }
            state = .size
            digits = 0
        case .data: break
        default:
            extensionBytes += 1
            return extensionBytes > ChunkReader.extensionLimit ? .chunkExtensionsTooLarge : takeExtension(byte)
        }
        return nil
    }

    private mutating func takeSize(_ byte: UInt8) -> Refusal? {
        if let value = ByteClass.hexValue(byte) {
            digits += 1
            // Sixteen digits are allowed for the sake of leading zeros; the number itself stays below 2^60.
            guard digits <= 16, size < 1 << 56 else { return .badChunkSize }
            size = size << 4 | Int(value)
            return nil
        }
        guard digits > 0 else { return byte == UInt8(ascii: "\n") ? .bareLineFeed : .badChunkSize }
        switch byte {
        case UInt8(ascii: "\r"): state = .sizeEnd
        case UInt8(ascii: ";"): state = .extensionStart
        case UInt8(ascii: " "), UInt8(ascii: "\t"): state = .spaceBeforeExtension
        case UInt8(ascii: "\n"): return .bareLineFeed
        default: return .badChunkSize
        }
        return nil
    }

    /// RFC 9112, section 7.1.1, white space allowed where the grammar has it and nowhere else.
    private mutating func takeExtension(_ byte: UInt8) -> Refusal? {
        let isSpace = byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
        switch (state, byte) {
        case (_, UInt8(ascii: "\n")): return .bareLineFeed
        case (.spaceBeforeExtension, UInt8(ascii: ";")), (.spaceAfterName, UInt8(ascii: ";")): state = .extensionStart
        case (.spaceBeforeExtension, _) where isSpace, (.extensionStart, _) where isSpace,
            (.spaceAfterName, _) where isSpace, (.valueStart, _) where isSpace:
            break
        case (.extensionStart, _) where ByteClass.isToken(byte): state = .extensionName
        case (.extensionName, _) where ByteClass.isToken(byte), (.value, _) where ByteClass.isToken(byte): break
        case (.extensionName, UInt8(ascii: "=")), (.spaceAfterName, UInt8(ascii: "=")): state = .valueStart
        case (.extensionName, _) where isSpace: state = .spaceAfterName
        case (.value, _) where isSpace, (.quotedEnd, _) where isSpace: state = .spaceBeforeExtension
        case (.extensionName, UInt8(ascii: ";")), (.value, UInt8(ascii: ";")), (.quotedEnd, UInt8(ascii: ";")):
            state = .extensionStart
        case (.extensionName, UInt8(ascii: "\r")), (.value, UInt8(ascii: "\r")), (.quotedEnd, UInt8(ascii: "\r")):
            state = .sizeEnd
        case (.valueStart, UInt8(ascii: "\"")): state = .quoted
        case (.valueStart, _) where ByteClass.isToken(byte): state = .value
        case (.quoted, UInt8(ascii: "\"")): state = .quotedEnd
        case (.quoted, UInt8(ascii: "\\")): state = .escaped
        case (.quoted, _) where isText(byte): break
        case (.escaped, _) where isText(byte): state = .quoted
        default: return .badChunkExtension
        }
        return nil
    }

    private func isText(_ byte: UInt8) -> Bool { byte == 0x09 || (byte >= 0x20 && byte != 0x7F) }
}
