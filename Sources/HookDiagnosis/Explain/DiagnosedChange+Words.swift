internal import HookModel
internal import HookProviders

extension DiagnosedChange {
    /// The change as an explanation.
    func diagnosis(_ request: DiagnosedRequest, secret: String, arrived: Int) -> Diagnosis {
        let (explanation, remedy) = words(request, secret, arrived)
        return Diagnosis(cause: cause(in: request), explanation: explanation, remedy: remedy)
    }

    private func words(_ request: DiagnosedRequest, _ secret: String, _ arrived: Int) -> (String, String) {
        let name = request.document.name
        let scheme = request.scheme
        switch self {
        case .body(let body): return body.words(arrived: arrived)
        case .secret(let variant):
            if let other = variant.otherWords(name) { return other }
            let (what, remedy) = variant.words(scheme.key)
            return ("The signature was made with the secret from \(secret) \(what).", remedy)
        case .otherSecret(let provider):
            return (
                "The signature was made with another configured secret: the one from \(secret), which is "
                    + "\(provider)'s.",
                "Configure that secret for \(name) if it is its own; if \(provider) sends here, tell which path is "
                    + "whose with --pin."
            )
        case .content(let variant):
            return (
                "\(variant.words) \(name) signs \(scheme.content.text).",
                "Sign \(scheme.content.text), as \(name) documents it.\(request.reference)"
            )
        case .url(let variant):
            return (
                "The signature covers the URL \(CitedText.url(variant.url)), \(CitedText.list(variant.words)); "
                    + "it was checked with \(CitedText.url(request.url?.bytes ?? [])).",
                variant.remedy
            )
        case .reading(let change): return DiagnosedChange.words(change, scheme, name)
        case .algorithm(let hash):
            return (
                "The signature is a right HMAC with \(hash.uppercased()); \(name) signs with "
                    + "\(scheme.algorithm.rawValue).",
                "Sign with the hash function that \(name) uses, or choose the provider that sends such signatures."
            )
        case .scheme(let other, let document, let isOwnSecret):
            let proof =
                "The signature in \(other.placeText) is right as \(document.name) signs "
                + "(\(other.name) over \(other.content.text)), with the secret from \(secret)"
            return isOwnSecret && document.id == request.document.id
                ? (
                    "\(proof); the one in \(scheme.placeText) is not.",
                    "Send the signature that counts in \(scheme.placeText), or leave that header out."
                )
                : (
                    "\(proof); the request was taken for one of \(name).",
                    "If \(document.name) sends here, tell which path is whose with --pin; otherwise the sender has to "
                        + "sign \(scheme.content.text) with \(scheme.name), as \(name) does."
                )
        }
    }

    private static func words(
        _ change: SignatureReading.Change, _ scheme: SignatureScheme, _ name: String
    ) -> (String, String) {
        let expected = "\(name) writes \(SignatureForm.expected(scheme))"
        let remedy = "Write \(SignatureForm.expected(scheme)) into \(scheme.placeText)."
        return switch change {
        case .encoding(let found): ("The signature is right, and written as \(found). \(expected).", remedy)
        case .prefix: ("The signature is right, and what stands before it is not. \(expected).", remedy)
        case .truncated:
            (
                "The signature is the beginning of a right one; its end is missing. \(expected).",
                "Look for what cuts it: a column of a database, a header limit, or a copy that missed the end."
            )
        case .letterCase:
            (
                "The signature is right but for the case of its letters, which counts in base64. \(expected).",
                "Leave the signature as it was made: something changes it to small or capital letters."
            )
        case .severalLines:
            (
                "The request has several lines of \(scheme.placeText) that differ; one of them is right.",
                "Send the header once: something on the way adds a line of its own."
            )
        }
    }
}
