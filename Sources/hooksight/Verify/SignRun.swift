import HookModel
import HookProviders
import NIOCore

/// Signs one body: finds scheme, secret, URL and time, and signs as the provider would.
struct SignRun {
    private let command: SignCommand
    private let values: SettingValues
    private let catalog: Catalog
    private let environment: [String: String]

    init(_ command: SignCommand, environment: [String: String]) throws {
        self.command = command
        self.environment = environment
        values = SettingValues(
            flags: [.providerDir: command.providers.providerDir], environment: environment,
            file: try ConfigFile.find(named: command.config))
        catalog = try values.catalog()
    }

    /// What was signed.
    func signing() throws -> Signing {
        let now = WallClock.system.now()
        let time =
            try command.request.at.map { text throws(SettingError) in try MomentText.read(text, now: now) } ?? now
        let document =
            try command.request.provider.map { try ProviderNames.document($0, in: catalog, origin: "--provider") }
            ?? SchemeDocument(command.scheme)
            .document
        let method = command.request.method ?? "POST"
        guard !method.isEmpty, method.utf8.allSatisfy(HeaderArgument.isToken) else {
            throw SettingError("--method", method, expected: "a method such as POST")
        }
        if let id = command.request.id { try checkID(id) }
        let to = try command.request.to.map { text throws(SettingError) in
            // A bare port is this machine's, as for `send`, and the path the provider's own.
            let path = document.path
            return try CalledURL(UInt16(text).map { "http://localhost:\($0)\(path)" } ?? text, flag: "--to")
        }
        let url = try command.request.url.map { text throws(SettingError) in try CalledURL(text) } ?? to
        let headers = try HeaderArgument.read(command.request.header)
        let body = try BodyFile.read(
            command.source ?? "-", next: "name the file with the body, or - for standard input")
        let signer = try signer(document)
        let type = contentType(headers, body, document)
        let context = SigningContext(
            url: url.map { SenderURL($0.text) }, id: command.request.id,
            isForm: type.lowercased().hasPrefix("application/x-www-form-urlencoded"),
            encoding: headers.value(of: "Content-Encoding"))
        let signed = try sign(body, signer, context, at: time)
        let signing = Signing(
            document: document, isFromFlags: command.scheme.isGiven, scheme: signer.scheme(isForm: context.isForm),
            time: time, method: method,
            url: url, to: to ?? url, contentType: type, headers: headers, signature: signed.headers,
            query: signed.query,
            body: Array(signed.body.readableBytesView), isBodyChanged: Array(signed.body.readableBytesView) != body)
        try check(signing)
        return signing
    }

    private func signer(_ document: ProviderDocument) throws -> RequestSigner {
        let secrets = try SignatureSecrets(
            command.request.secret, for: document, values: values, environment: environment, catalog: catalog)
        guard document.isSigning else {
            throw CommandFailure(
                description: "\(document.name) does not sign its requests, so there is nothing to sign")
        }
        guard let secret = secrets.own.first, let signer = try RequestSigner(document, secret: secret) else {
            let advice = SignatureSecrets.advice(document, isKnown: !command.scheme.isGiven)
            throw CommandFailure(description: "there is no secret to sign with; \(advice)")
        }
        return signer
    }

    private func sign(
        _ body: [UInt8], _ signer: RequestSigner, _ context: SigningContext, at time: Timestamp
    ) throws -> SignedRequest {
        do {
            return try signer.sign(ByteBuffer(bytes: body), context, at: time)
        } catch SampleError.noURL {
            throw CommandFailure(
                description: "the URL that is called is signed, too, and nothing tells it; give it with --url URL")
        }
    }

    /// What the request says its body is: what a header says, else what the body looks like to this provider.
    private func contentType(_ headers: [HeaderArgument], _ body: [UInt8], _ document: ProviderDocument) -> String {
        if let told = headers.value(of: "Content-Type") { return told }
        if AssumedForm.beginsLikeJSON(body) { return "application/json" }
        let isForm = AssumedForm.fits(body, document) || document.content == .form
        return isForm ? "application/x-www-form-urlencoded" : "application/json"
    }

    private func checkID(_ id: String) throws(SettingError) {
        guard !id.isEmpty, id.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
            throw SettingError("--id", id, expected: "characters that a header can carry, without white space")
        }
    }

    /// A signature whose body nobody gets fits nothing.
    private func check(_ signing: Signing) throws(CommandFailure) {
        if signing.isBodyChanged, !command.request.raw, !command.request.json, command.request.bodyOut == nil {
            throw CommandFailure(
                description:
                    "signing writes \(signing.insides); --body-out FILE takes the signed body, "
                    + "and --raw prints it with its head")
        }
        if let query = signing.query, signing.to == nil || !command.request.curl, !command.request.json,
            !command.request.raw
        {
            let line = "the URL has to carry the body's digest: \(signing.url?.adding(query) ?? query)"
            Terminal.standardError.line("note: \(SafeLine.escape(line))")
        }
    }
}
