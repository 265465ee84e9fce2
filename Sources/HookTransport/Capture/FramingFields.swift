internal import HookModel

/// The header fields that decide where a request ends, gathered while the head is read.
struct FramingFields {
    private var hosts = 0
    private(set) var contentLength: Int?
    private(set) var transferEncoding: TransferEncoding?
    private(set) var expectsContinue = false
    private var hasUnknownExpectation = false
    private(set) var asksToClose = false
    private(set) var asksToStay = false

    private static let host: HeaderName = "Host"
    private static let length: HeaderName = "Content-Length"
    private static let encoding: HeaderName = "Transfer-Encoding"
    private static let expect: HeaderName = "Expect"
    private static let connection: HeaderName = "Connection"

    /// Takes a field into account when it is one of these; what is wrong in itself is refused at once.
    mutating func note(_ field: HeaderField, in raw: UnsafeRawBufferPointer) -> Refusal? {
        // Lengths first: nearly every other field is passed over without a look at its name.
        let name = Int(field.name.offset)
        let value = UnsafeRawBufferPointer(rebasing: raw[field.value.indices])
        switch field.name.count {
        case 4 where FramingFields.host.matches(raw, at: name): return noteHost(value)
        case 14 where FramingFields.length.matches(raw, at: name): return noteLength(value)
        case 17 where FramingFields.encoding.matches(raw, at: name): return noteEncoding(value)
        case 6 where FramingFields.expect.matches(raw, at: name): noteExpectation(value)
        case 10 where FramingFields.connection.matches(raw, at: name): noteConnection(value)
        default: break
        }
        return nil
    }

    /// What the fields together forbid, once the head is whole.
    func fault(minorVersion: UInt8) -> Refusal? {
        if hosts == 0, minorVersion > 0 { return .hostMissing }
        if let transferEncoding {
            if contentLength != nil { return .twoFramings }
            if minorVersion == 0 { return .transferEncodingInOldVersion }
            if transferEncoding == .unknown { return .unknownTransferCoding }
        }
        // An HTTP/1.0 sender cannot expect anything (RFC 9110, section 10.1.1).
        return hasUnknownExpectation && minorVersion > 0 ? .unknownExpectation : nil
    }

    /// Whether a trailer is one of the fields that must be known before the body.
    static func trailerFault(_ field: HeaderField, in raw: UnsafeRawBufferPointer) -> Refusal? {
        let name = Int(field.name.offset)
        switch field.name.count {
        case 4 where host.matches(raw, at: name): return .forbiddenTrailer
        case 14 where length.matches(raw, at: name): return .forbiddenTrailer
        case 17 where encoding.matches(raw, at: name): return .forbiddenTrailer
        default: return nil
        }
    }

    private mutating func noteHost(_ value: UnsafeRawBufferPointer) -> Refusal? {
        hosts += 1
        return hosts > 1 ? .hostRepeated : HostRule.allows(value) ? nil : .badHost
    }

    private mutating func noteLength(_ value: UnsafeRawBufferPointer) -> Refusal? {
        guard contentLength == nil else { return .contentLengthRepeated }
        // 18 digits always fit; no body of this universe needs 19.
        guard (1...18).contains(value.count) else { return .badContentLength }
        var length = 0
        for byte in value {
            guard ByteClass.isDigit(byte) else { return .badContentLength }
            length = length &* 10 &+ Int(byte &- 0x30)
        }
        contentLength = length
        return nil
    }

    private mutating func noteEncoding(_ value: UnsafeRawBufferPointer) -> Refusal? {
        guard transferEncoding == nil, let encoding = TransferEncoding(value) else { return .badTransferEncoding }
        transferEncoding = encoding
        return nil
    }

    private mutating func noteExpectation(_ value: UnsafeRawBufferPointer) {
        if ListValue.isToken(value, "100-continue") { expectsContinue = true } else { hasUnknownExpectation = true }
    }

    private mutating func noteConnection(_ value: UnsafeRawBufferPointer) {
        ListValue.forEach(in: value) { element in
            if ListValue.isToken(element, "close") { asksToClose = true }
            if ListValue.isToken(element, "keep-alive") { asksToStay = true }
        }
    }
}
