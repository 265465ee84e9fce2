internal import HookCrypto
internal import HookModel
internal import HookProviders
internal import JSONText

/// Makes the bodies that may have been signed of the one that arrived.
///
/// A class, so that the body is read as JSON once, and only where that is asked for.
final class BodyVariants {
    /// Above this a body is not written again: that takes tens of milliseconds, and nobody sends such events.
    static let rewriteLimit = 1 << 20

    /// What the scheme signs of the request: its body, or what that was before its `Content-Encoding`.
    private let body: UnsafeRawBufferPointer
    /// The body as it arrived, where the scheme signs what is inside.
    private let received: UnsafeRawBufferPointer?
    /// What is inside a compressed body, where the scheme signs what arrived.
    private let inside: [UInt8]?
    private let saysForm: Bool
    /// The body as JSON, for other writers; nil where it is none.
    private(set) lazy var json: JSONWritings? = {
        guard body.count <= BodyVariants.rewriteLimit else { return nil }
        return (try? JSONText(scanning: body)).map { JSONWritings($0) }
    }()

    init(
        _ body: UnsafeRawBufferPointer, received: UnsafeRawBufferPointer? = nil, inside: [UInt8]? = nil, isForm: Bool
    ) {
        self.body = body
        self.received = received
        self.inside = inside
        saysForm = isForm
    }

    /// Whether the body is a form: it says so, or looks like one.
    private lazy var isForm: Bool = {
        if saysForm { return true }
        guard body.count <= BodyVariants.rewriteLimit, json == nil else { return false }
        let first = body.first { $0 > 0x20 }
        return first != UInt8(ascii: "{") && first != UInt8(ascii: "[") && body.contains(UInt8(ascii: "="))
    }()

    /// The pieces of a body; nil where the variant does not apply, or is known to be the body itself.
    func pieces(_ variant: BodyVariant) -> [Message.Piece]? {
        guard let pieces = changed(variant) else { return nil }
        if pieces.count == 1, case .owned(let bytes) = pieces[0], bytes.withUnsafeBytes({ isBody($0) }) { return nil }
        return pieces
    }

    /// What there is to say of a variant that was signed, where that takes a look at both texts.
    func finding(_ variant: BodyVariant) -> SignedBody.Finding? {
        if case .charset(let change) = variant { return charsetFinding(change) }
        guard case .json(let style) = variant, let json else { return nil }
        return SignedBody.Finding(cause: json.difference(style).cause(style), words: json.words(style))
    }

    /// Which of both texts is UTF-8 tells whose fault it was.
    private func charsetFinding(_ change: CharsetChange) -> SignedBody.Finding? {
        let name = change == .latin1 || change == .doubled ? "Latin-1" : "Windows-1252"
        func isUTF8(_ bytes: UnsafeRawBufferPointer) -> Bool { String(validating: bytes, as: UTF8.self) != nil }
        switch change {
        case .latin1, .windows1252:
            guard let signed = change.apply(to: body), signed.withUnsafeBytes(isUTF8) else { return nil }
            return SignedBody.Finding(
                cause: .charsetChanged,
                words: "as UTF-8; it arrived encoded twice, its UTF-8 read as \(name) and written as UTF-8 again")
        case .doubled, .doubled1252:
            guard !isUTF8(body) else { return nil }
            return SignedBody.Finding(
                cause: .charsetChanged, words: "as UTF-8; it arrived with its characters as single bytes of \(name)")
        case .utf16, .utf16BigEndian: return nil
        }
    }

    private func isBody(_ bytes: UnsafeRawBufferPointer) -> Bool { ConstantTime.equal(bytes, body) }

    private func changed(_ variant: BodyVariant) -> [Message.Piece]? {
        if variant.isRewritten, body.count > BodyVariants.rewriteLimit { return nil }
        switch variant {
        case .withoutFinalNewline:
            guard body.last == 0x0A else { return nil }
            let count = body.count - (body.count > 1 && body[body.count - 2] == 0x0D ? 2 : 1)
            return [.lent(UnsafeRawBufferPointer(rebasing: body[..<count]))]
        case .withLineFeed: return [.lent(body), .owned([0x0A])]
        case .withCRLF: return [.lent(body), .owned([0x0D, 0x0A])]
        case .trimmed: return trimmed
        case .withLF: return contains(0x0D) ? [.owned(withLineFeeds())] : nil
        case .withCRLFs: return contains(0x0A) ? [.owned(withCRLFs())] : nil
        case .plain: return inside.map { [.owned($0)] }
        case .asReceived: return received.map { [.lent($0)] }
        case .json(let style): return rewritten(style)
        case .escapes(let change): return json == nil ? nil : [.owned(change.apply(to: body))]
        case .withoutMark:
            return body.starts(with: BodyVariants.mark)
                ? [.lent(UnsafeRawBufferPointer(rebasing: body[3...]))] : nil
        case .withMark: return [.owned(BodyVariants.mark), .lent(body)]
        case .unquoted: return unquoted
        case .quoted: return json.map { _ in [.owned(quoted)] }
        case .charset(let change): return change.apply(to: body).map { [.owned($0)] }
        case .lossy(let change): return change.apply(to: body).map { [.owned($0)] }
        case .valueLines(let lines):
            let text = json.map { lines.apply(to: $0.text) } ?? lines.apply(toLines: body)
            return text.map { [.owned($0)] }
        case .form(let rewrite): return isForm ? [.owned(rewrite.apply(to: body))] : nil
        case .formJSON(let place): return formJSON(place).map { [.owned($0)] }
        case .asForm(let name):
            guard json != nil else { return nil }
            return [.owned(Array("\(name)=".utf8) + FormRewrite.plus.encode(body))]
        case .empty: return body.isEmpty ? nil : [.owned([])]
        }
    }

    /// The values of a form's parameters that hold JSON objects or arrays.
    private func formJSON(_ place: Int) -> [UInt8]? {
        guard isForm else { return nil }
        let values = body.split(separator: UInt8(ascii: "&")).prefix(64).compactMap { pair -> [UInt8]? in
            guard let equals = pair.firstIndex(of: UInt8(ascii: "=")) else { return nil }
            let value = UnsafeRawBufferPointer(rebasing: pair[(equals + 1)...])
            let text = PercentText.decode(value, plusIsSpace: true)
            return text.first == UInt8(ascii: "{") || text.first == UInt8(ascii: "[") ? text : nil
        }
        return place < values.count ? values[place] : nil
    }

    static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

    private func contains(_ byte: UInt8) -> Bool { body.firstIndex(of: byte) != nil }

    private var trimmed: [Message.Piece]? {
        let isSpace = { (byte: UInt8) in byte == 0x20 || (0x09...0x0D).contains(byte) }
        guard let first = body.firstIndex(where: { !isSpace($0) }), let last = body.lastIndex(where: { !isSpace($0) })
        else { return nil }
        return [.lent(UnsafeRawBufferPointer(rebasing: body[first...last]))]
    }

    private func rewritten(_ style: JSONStyle) -> [Message.Piece]? {
        guard let json, json.isContainer else { return nil }
        return json.write(style).map { [.owned($0)] }
    }

    private var unquoted: [Message.Piece]? {
        guard let json else { return nil }
        return json.text.withUTF8(of: json.text.root) { [.owned(Array($0))] }
    }

    private var quoted: [UInt8] {
        var writer = JSONWriter()
        writer.string(utf8: body)
        return writer.bytes
    }

    /// CRLF, and a carriage return alone, become a line feed.
    private func withLineFeeds() -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(body.count)
        var start = 0
        while let end = body[start...].firstIndex(of: 0x0D) {
            out.append(contentsOf: body[start..<end])
            out.append(0x0A)
            start = end + (end + 1 < body.count && body[end + 1] == 0x0A ? 2 : 1)
        }
        out.append(contentsOf: body[start...])
        return out
    }

    private func withCRLFs() -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(body.count + body.count / 16)
        var start = 0
        while let end = body[start...].firstIndex(of: 0x0A) {
            out.append(contentsOf: body[start..<end])
            if end == 0 || body[end - 1] != 0x0D { out.append(0x0D) }
            out.append(0x0A)
            start = end + 1
        }
        out.append(contentsOf: body[start...])
        return out
    }
}
