internal import HookBody
package import HookModel
package import JSONText
internal import NIOCore

/// Makes requests as a provider makes them, right in every respect or wrong in the one that is asked for.
///
/// All of it comes from the provider's document: path, headers, payload and signature.
package struct RequestMaker: Sendable {
    private enum Content {
        case fixed([UInt8])
        case example([UInt8])
    }

    private let document: ProviderDocument
    private let content: Content
    private let type: String?
    private let edits: [JSONEdit]
    private let faults: Set<SampleFault>
    private let signer: RequestSigner?
    private let userAgent: String
    private let url: @Sendable (String) -> SenderURL?

    /// Makes a maker.
    ///
    /// - Parameters:
    ///   - document: The provider.
    ///   - source: Where the payload comes from.
    ///   - edits: Changes to the payload, made in their order before it is signed.
    ///   - faults: What is to be wrong.
    ///   - secret: What to sign with; ignored for a provider that does not sign.
    ///   - userAgent: The `User-Agent` where the document knows none.
    ///   - url: The URL to which a request with a path goes, for providers that sign it.
    /// - Throws: `SampleError`; `SecretError` when the secret cannot sign; `CryptoError` when libcrypto lacks the algorithm.
    package init(
        _ document: ProviderDocument, _ source: SampleSource, edits: [JSONEdit] = [], faults: Set<SampleFault> = [],
        secret: ProviderSecret?, userAgent: String, url: @escaping @Sendable (String) -> SenderURL? = { _ in nil }
    ) throws {
        self.url = url
        self.document = document
        self.edits = edits
        self.faults = faults
        self.userAgent = userAgent
        if faults.contains(.signature), !document.isSigning {
            throw SampleError.cannotBreak(.signature, document.name)
        }
        if faults.contains(.timestamp), document.signatures.first?.timestamp?.tolerance == nil {
            throw SampleError.cannotBreak(.timestamp, document.name)
        }
        if !document.isSigning {
            signer = nil
        } else {
            guard let secret else { throw SampleError.noSecret(document.id) }
            signer = try RequestSigner(document, secret: secret)
        }
        switch source {
        case .bytes(let bytes, let type):
            self.type = type
            content = .fixed(try RequestMaker.change(bytes, edits, faults, document, type: nil))
        case .example(let event):
            type = event.type
            guard let example = event.examples.first else {
                throw SampleError.noExample(event: event.type, provider: document.name)
            }
            // Without white space, as nearly every sender writes its payloads.
            var writer = JSONWriter()
            writer.value(example)
            content = .example(writer.bytes)
        }
    }

    /// The next request: a new event where the payload comes from an example.
    ///
    /// - Parameter now: The time of the event, and of the signature.
    /// - Returns: The request, signed.
    /// - Throws: `SampleError`; `CryptoError` when libcrypto fails, which it has no documented reason to.
    package func request(at now: Timestamp) throws -> ProviderRequest {
        let body: [UInt8]
        switch content {
        case .fixed(let bytes): body = bytes
        case .example(let example):
            let fresh: [UInt8]
            do { fresh = try NewEvent.of(example, document.members(ofFirstIn: example), at: now) } catch {
                throw SampleError.edit(error)
            }
            body = try RequestMaker.change(fresh, edits, faults, document, type: type)
        }
        let path = document.path
        let signed = try sign(wire(body), path: path, at: now)
        let headers = try RequestHeaders(document: document, userAgent: userAgent, type: type, now: now)
            .lines(body: body, signature: signed.headers)
        let event = body.withUnsafeBytes { bytes in
            document.event(in: BodyText(reading: bytes)) { name in
                headers.first { HeaderName($0.name) == name }?.value
            }
        }
        return ProviderRequest(
            method: "POST", path: path, query: signed.query, headers: headers,
            body: Array(signed.body.readableBytesView), event: event)
    }

    /// The bytes that are sent: parameters for a form, where the payload is an object.
    private func wire(_ payload: [UInt8]) -> [UInt8] {
        guard document.content == .form, let text = try? JSONDocument(payload), text.root.kind == .object else {
            return payload
        }
        return FormText.encode(text.root)
    }

    private static func change(
        _ payload: [UInt8], _ edits: [JSONEdit], _ faults: Set<SampleFault>, _ document: ProviderDocument,
        type: String?
    ) throws(SampleError) -> [UInt8] {
        var payload = payload
        for edit in edits {
            do { payload = try edit.apply(to: payload) } catch { throw .edit(error) }
        }
        return faults.contains(.payload) ? try BrokenPayload(document: document, type: type).of(payload) : payload
    }

    private func sign(_ body: [UInt8], path: String, at now: Timestamp) throws -> SignedRequest {
        guard let signer else { return SignedRequest(headers: [], body: ByteBuffer(bytes: body), query: nil) }
        var moment = now
        if faults.contains(.timestamp), let tolerance = document.signatures.first?.timestamp?.tolerance {
            moment = Timestamp(milliseconds: now.milliseconds - (tolerance.wholeMilliseconds + 60_000))
        }
        let context = SigningContext(url: url(path), isForm: document.content == .form)
        return try signer.sign(
            ByteBuffer(bytes: body), context, at: moment, spoiled: faults.contains(.signature))
    }
}
