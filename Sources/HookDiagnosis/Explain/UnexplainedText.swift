internal import HookModel
internal import HookProviders

/// What there is to say when nothing makes a signature pass.
struct UnexplainedText {
    let request: DiagnosedRequest
    /// What was spent, and on what.
    let budget: DiagnosisBudget

    var diagnosis: Diagnosis {
        let scheme = request.scheme
        let what = scheme.content.signsURL ? "the body or the URL" : "the body"
        let names = request.secrets.map(\.name)
        let tried =
            "wrong secret, or \(what) was changed: \(budget.attempts) variants tried"
            + (names.isEmpty ? "" : " with \(CitedText.list(names))") + ", none passes"
            + (!budget.isOpen ? "; others were left out: too many, or too large a body" : "")
        let urlAdvice =
            " The URL is signed: tell Hooksight the address that the sender calls with --public-url."
        return Diagnosis(
            cause: .unexplained,
            explanation: (["\(tried)."] + topics + evidence).joined(separator: " "),
            remedy:
                "Compare the secret with this endpoint's in \(request.document.name)'s settings (test and live "
                + "differ), "
                + "then the body with what was sent."
                + (scheme.content.signsURL ? urlAdvice : "")
                + (budget.isOpen || budget.isLarge
                    ? "" : " `hooksight verify` with the capture's id tries the rest, for up to 2 s."))
    }

    /// What was tried, in a few words, where somebody asks for one signature; a terminal of many has no room for it.
    private var topics: [String] {
        guard budget.isLarge else { return [] }
        let topics = DiagnosisTopic.allCases.filter { budget.tried[$0] != nil }.map(\.words)
        return topics.isEmpty ? [] : ["Tried: \(topics.joined(separator: ", "))."]
    }

    /// What is odd about the request, though it proves nothing.
    private var evidence: [String] {
        var found: [String] = []
        if request.texts.body.count > BodyVariants.rewriteLimit {
            found.append("A body of more than 1 MiB is not looked at as other writers would have written it.")
        }
        found += LossEvidence.sentences(
            UnsafeRawBufferPointer(rebasing: request.texts.body.prefix(BodyVariants.rewriteLimit)))
        if let encoding = request.head.block.string("Content-Encoding"), !encoding.isEmpty {
            found.append("The request has a Content-Encoding (\(CitedText.name(encoding))).")
        }
        if request.scheme.content.signsURL {
            let url = request.url.map { "as \(CitedText.url($0.bytes))" } ?? "nowhere, because it is not known"
            found.append("The URL, which is signed, was taken \(url).")
        }
        if request.scheme.content.signsParams, !request.hasBodyHash, !request.texts.isForm, !request.texts.body.isEmpty
        {
            found.append("The body is no form, and no digest of it is in the URL, so that nothing covers it.")
        }
        return found
    }
}
