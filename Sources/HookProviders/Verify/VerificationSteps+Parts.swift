internal import HookCrypto

extension VerificationSteps {
    /// The signed bytes by their parts.
    package struct Parts: Sendable {
        /// A part of the template with what stands for it.
        package struct Part: Sendable {
            /// The part of the template.
            package let part: SignatureScheme.Content.Part
            /// How many bytes stand for it.
            package let byteCount: Int
            /// What stands for an id, a timestamp or a URL, at most 512 characters; nil for the others.
            package let text: String?
            /// The SHA-256 of what stands for the body or its parameters, in hexadecimal; nil for the others.
            package let sha256: String?
        }

        /// The parts in their order.
        package let all: [Part]
        /// How many bytes are signed.
        package let byteCount: Int
        /// The SHA-256 of all that is signed, in hexadecimal, to be compared with what other code signs.
        package let sha256: String
        /// Whether the same was tried with another spelling of the URL's port.
        package let triesOtherURL: Bool

        init(_ content: SignedContent, of scheme: SignatureScheme) {
            all = zip(scheme.content.parts, content.message.pieces).map { part, piece in
                guard case .placeholder(let placeholder) = part else {
                    return Part(part: part, byteCount: piece.count, text: nil, sha256: nil)
                }
                return Part(
                    part: part, byteCount: piece.count, text: placeholder.isText ? Parts.text(piece) : nil,
                    sha256: placeholder.isText ? nil : piece.withUnsafeBytes(Parts.digest))
            }
            byteCount = content.message.count
            sha256 = content.message.bytes.withUnsafeBytes(Parts.digest)
            triesOtherURL = content.alternative != nil
        }

        private static func text(_ piece: Message.Piece) -> String {
            String(String(decoding: piece.bytes.prefix(2048), as: UTF8.self).prefix(512))
        }

        private static func digest(_ bytes: UnsafeRawBufferPointer) -> String {
            (try? Digest(.sha256).hash(bytes)).map { Hex.encode($0) } ?? ""
        }
    }
}
