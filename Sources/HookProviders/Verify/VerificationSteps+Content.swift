internal import HookCrypto

extension VerificationSteps {
    /// What a scheme signs of a request.
    package enum Content: Sendable {
        /// Nothing: the secret itself is sent.
        case nothing
        /// These parts, one after the other.
        case parts(Parts)
        /// A part of it is not there, so that no signature can be right.
        case lacking(Lack)

        /// What is not there.
        package enum Lack: String, Sendable {
            /// The id.
            case id
            /// The URL as the sender addressed it.
            case url
            /// A body that is a form, or a digest of it in the URL.
            case form
            /// A digest in the URL that is the body's.
            case digest
            /// A body whose `Content-Encoding` can be undone.
            case plainBody = "plain_body"
        }

        init(_ scheme: SignatureScheme, _ texts: SignedFields, timestamp: PlaceText) throws {
            if scheme.algorithm == .token {
                self = .nothing
                return
            }
            do throws(SignatureFault) {
                guard let content = try SignedContent(scheme, texts, timestamp: timestamp) else {
                    self = .lacking(Content.lack(scheme, texts))
                    return
                }
                self = .parts(Parts(content, of: scheme))
            } catch {
                self = .lacking(.id)
            }
        }

        private static func lack(_ scheme: SignatureScheme, _ texts: SignedFields) -> Lack {
            if scheme.signsDecompressed, texts.plainBody == nil { return .plainBody }
            guard let url = texts.url else { return scheme.content.signsURL ? .url : .form }
            guard let rule = scheme.bodyHash else { return .form }
            return SenderURL.queryParameter(Array(rule.parameter.utf8), of: url) == nil ? .form : .digest
        }
    }
}
