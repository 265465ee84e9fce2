internal import HookBody
internal import HookModel
internal import HookProviders
internal import JSONText

/// Explains signatures that are not there, or are none in form.
struct FormExplanation {
    let request: DiagnosedRequest
    let near: NearHeader

    private var name: String { request.document.name }
    private var scheme: SignatureScheme { request.scheme }

    /// No secret is configured that the scheme takes.
    var noSecret: [Diagnosis] {
        let id = request.document.id
        let variable = "HOOKSIGHT_SECRET_" + id.uppercased().replacing("-", with: "_")
        let others = request.secrets.map(\.name)
        let why =
            others.isEmpty
            ? "no secret is configured for it"
            : "none of its configured secrets (\(CitedText.list(others))) is a key for \(scheme.algorithm.rawValue)"
        return [
            Diagnosis(
                cause: .noSecret,
                explanation: "The request has a signature in \(scheme.placeText), and \(why): nothing was checked.",
                remedy: "Set \(variable) to the secret from \(name)'s settings, "
                    + "or start with --secret \(id)=env:NAME or --secret \(id)=file:PATH.")
        ]
    }

    /// The id that is signed is not there.
    var idMissing: [Diagnosis] {
        guard let place = scheme.id else { return [] }
        return [
            Diagnosis(
                cause: .idMissing,
                explanation: "\(name) signs \(scheme.content.text), and the id is not in \(place)."
                    + (near.hint(for: place) ?? ""),
                remedy: "Send the id that was signed in \(place); look for a proxy that drops headers it does not know."
            )
        ]
    }

    /// No signature; `found` is the header that has it after all, with whether its value is right.
    func missing(_ found: (name: String, isRight: Bool)?) -> [Diagnosis] {
        let expected = "\(name) signs in \(scheme.placeText) (\(SignatureForm.expected(scheme)))"
        if let found, found.isRight {
            return [
                Diagnosis(
                    cause: .otherHeader,
                    explanation: "\(expected); a right signature stands in \(CitedText.name(found.name)) instead.",
                    remedy: "Send the signature in \(scheme.placeText), or describe this sender in a provider document "
                        + "of its own.")
            ]
        }
        var hints: [String] = []
        if let found {
            let provider = near.provider(of: found.name).map { ", in which \($0) signs" } ?? ""
            hints.append("There is \(CitedText.name(found.name))\(provider); its value is not a right signature here.")
        }
        if let place = elsewhere { hints.append("There is \(place), where \(name) has none.") }
        if !near.proxies.isEmpty {
            hints.append("The request came through a proxy (\(CitedText.list(near.proxies.map(CitedText.name)))).")
        }
        return [
            Diagnosis(
                cause: .signatureMissing,
                explanation: (["\(expected); it is not there."] + hints).joined(separator: " "),
                remedy:
                    "Check that signing is switched on and a secret is set where \(name) is told this URL, and that "
                    + "nothing on the way drops headers.")
        ]
    }

    private func found(_ text: [UInt8]) -> String { SignatureForm.found(text, scheme) }

    /// A text that is no signature of the scheme.
    var malformed: [Diagnosis] {
        let texts = request.signatureTexts
        let found =
            if texts.count > 1 {
                "\(texts.count) lines that differ: " + CitedText.list(texts.prefix(4).map(found))
            } else { texts.first.map(found) ?? "no text" }
        return [
            Diagnosis(
                cause: .signatureMalformed,
                explanation: "\(scheme.placeText) has to be \(SignatureForm.expected(scheme)); it is \(found).",
                remedy: texts.count > 1
                    ? "Send the header once: something on the way adds a line of its own."
                    : "Write the signature as \(name) does (\(scheme.name)).\(request.reference)")
        ]
    }

    /// A place of a signature where this scheme has none: a parameter, or a member of the body.
    private var elsewhere: String? {
        let words = ["signature", "sig", "hmac", "sign"]
        let target = Array(request.head.target.utf8)
        if let word = words.first(where: { SenderURL.queryParameter(Array($0.utf8), of: target) != nil }) {
            return "a parameter \"\(word)\" in the query"
        }
        guard request.texts.body.count <= BodyVariants.rewriteLimit,
            case .json(let json) = BodyText(request.texts.body, saysJSON: false)
        else { return nil }
        let word = words.first { json.member(named: $0, of: json.root) != nil }
        return word.map { "a member \"\($0)\" in the body" }
    }
}
