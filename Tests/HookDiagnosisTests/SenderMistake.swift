import HookModel
import HookProviders
import JSONText
import TestSupport
import Testing

/// A sender that signs by a scheme of its own, near to the one that it should sign by.
struct SenderMistake: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let cause: DiagnosisCause
    /// Changes to the scheme's members, such as `/key=base64`; nil where the mistake cannot be made.
    let edits: @Sendable (SignatureScheme) -> [String]?

    static let all: [SenderMistake] = [
        SenderMistake(testDescription: "the timestamp is not signed", cause: .timestampNotSigned) { scheme in
            guard scheme.content.contains(.timestamp) else { return nil }
            return ["/content={body}"] + (scheme.id == nil ? [] : ["-/id"])
        },
        SenderMistake(testDescription: "the id is not signed", cause: .idNotSigned) { scheme in
            scheme.id == nil ? nil : ["/content={timestamp}.{body}", "-/id"]
        },
        SenderMistake(testDescription: "the timestamp is signed", cause: .timestampSigned) { scheme in
            guard scheme.content.isBodyAlone, scheme.timestamp?.place?.description.contains("body") != true else {
                return nil
            }
            let header = scheme.timestamp?.placeText ?? "X-Sent-Timestamp"
            return [
                #"/timestamp={"header": "\#(header)", "tolerance": null}"#, "/content={timestamp}.{body}",
            ]
        },
        SenderMistake(testDescription: "the timestamp is signed behind the body", cause: .contentOrder) { scheme in
            guard scheme.content.contains(.timestamp), scheme.id == nil else { return nil }
            return ["/content=" + scheme.content.text.reversedParts]
        },
        SenderMistake(testDescription: "another separator stands between the parts", cause: .contentSeparator) {
            guard $0.content.contains(.timestamp), $0.id == nil else { return nil }
            return [
                "/content=" + ($0.content.text == "{timestamp}|{body}" ? "{timestamp}.{body}" : "{timestamp}|{body}")
            ]
        },
        SenderMistake(testDescription: "the URL is not signed", cause: .urlNotSigned) { scheme in
            guard scheme.content.signsURL else { return nil }
            return ["/content=" + scheme.content.text.replacing("{url}", with: ""), "-/body_hash"]
        },
        SenderMistake(testDescription: "hexadecimal for base64, or the other way round", cause: .otherEncoding) {
            ["/encoding=" + ($0.encoding == .hex ? "base64" : "hex")]
        },
        SenderMistake(testDescription: "another hash function", cause: .otherAlgorithm) { scheme in
            guard scheme.algorithm != .hmacByPrefix else { return nil }
            return ["/algorithm=" + (scheme.algorithm == .hmacSHA256 ? "hmac-sha512" : "hmac-sha256")]
        },
        SenderMistake(testDescription: "another prefix", cause: .otherPrefix) { scheme in
            switch scheme.value {
            case .prefixed: [#"/value={"form": "prefixed", "prefix": "sig9="}"#]
            case .bare where scheme.algorithm != .hmacByPrefix:
                [#"/value={"form": "prefixed", "prefix": "sig9="}"#, "-/accepted_prefixes"]
            case .bare: nil
            case .pairs: ["/value/signature=v9"]
            case .list: ["/value/version=v9"]
            }
        },
        SenderMistake(testDescription: "no prefix", cause: .otherPrefix) { scheme in
            if case .prefixed = scheme.value { ["/value=bare"] } else { nil }
        },
        SenderMistake(testDescription: "another header", cause: .otherHeader) { _ in ["/header=X-Other-Signature"] },
        SenderMistake(testDescription: "the secret is decoded as base64", cause: .secretAsBase64) { scheme in
            scheme.key.form == .text ? ["/key=base64"] : nil
        },
        SenderMistake(testDescription: "the secret is decoded as hexadecimal", cause: .secretAsHex) { scheme in
            guard scheme.key.form != .hex else { return nil }
            return [scheme.key.prefix.map { #"/key={"form": "hex", "prefix": "\#($0)"}"# } ?? "/key=hex"]
        },
        SenderMistake(testDescription: "the secret is used as text", cause: .secretAsText) { scheme in
            scheme.key.form == .text ? nil : ["/key=text"]
        },
    ]

    /// The scheme that such a sender signs by.
    func apply(to scheme: TestScheme) throws -> TestScheme? {
        guard let own = try DiagnosisDocuments.document(scheme).signatures.first, let edits = edits(own) else {
            return nil
        }
        let text = try edits.reduce(Array(scheme.json.utf8)) { text, edit in
            if edit.hasPrefix("-") {
                let pointer = try #require(JSONPointer(parsing: String(edit.dropFirst())))
                guard try JSONDocument(text)[pointer] != nil else { return text }
                return try JSONEdit.removing(pointer).apply(to: text)
            }
            return try JSONEdit(edit).apply(to: text)
        }
        return TestScheme(
            testDescription: scheme.testDescription, json: String(decoding: text, as: UTF8.self),
            secret: scheme.secret, isForm: scheme.isForm)
    }
}

extension String {
    /// A template with its placeholders in the opposite order; the text between them stays between them.
    fileprivate var reversedParts: String {
        var parts: [String] = []
        var rest = self[...]
        while let first = rest.first {
            let end = first == "{" ? rest.firstIndex(of: "}").map { rest.index(after: $0) } : rest.firstIndex(of: "{")
            parts.append(String(rest[..<(end ?? rest.endIndex)]))
            rest = rest[(end ?? rest.endIndex)...]
        }
        return parts.reversed().joined()
    }
}
