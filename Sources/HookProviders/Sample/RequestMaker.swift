public import HookModel
public import JSONSchema
internal import NIOCore

/// Makes requests as a provider makes them, right in every respect or wrong in the one that is asked for.
///
/// All of it comes from the provider's document: path, headers, payload and signature.
public struct RequestMaker: Sendable {
    private enum Content {
        case fixed([UInt8])
        case example([UInt8])
    }

    private let document: ProviderDocument
    private let content: Content
    private let edits: [JSONEdit]
    private let faults: Set<SampleFault>
    private let signer: RequestSigner?
    private let userAgent: String

    /// Makes a maker.
    ///
    /// - Parameters:
    ///   - document: The provider.
    ///   - source: Where the payload comes from.
    ///   - edits: Changes to the payload, made in their order before it is signed.
    ///   - faults: What is to be wrong.
    ///   - secret: What to sign with; ignored for a provider that does not sign.
    ///   - userAgent: The `User-Agent` where the document knows none.
    /// - Throws: `SampleError`; `CryptoError` when libcrypto lacks the algorithm.
    public init(
        _ document: ProviderDocument, _ source: SampleSource, edits: [JSONEdit] = [], faults: Set<SampleFault> = [],
        secret: ProviderSecret?, userAgent: String
    ) throws {
        self.document = document
        self.edits = edits
        self.faults = faults
        self.userAgent = userAgent
        if faults.contains(.signature), document.signature == nil {
            throw SampleError.cannotBreak(.signature, document.name)
        }
        if faults.contains(.timestamp), document.signature?.timestamp == nil {
            throw SampleError.cannotBreak(.timestamp, document.name)
        }
        if document.signature == nil {
            signer = nil
        } else {
            guard let secret else { throw SampleError.noSecret(document.id) }
            signer = try RequestSigner(document, secret: secret)
        }
        switch source {
        case .bytes(let bytes):
            content = .fixed(try RequestMaker.change(bytes, edits, faults, document))
        case .example(let event):
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
    public func request(at now: Timestamp) throws -> ProviderRequest {
        let body: [UInt8]
        switch content {
        case .fixed(let bytes): body = bytes
        case .example(let example):
            let fresh: [UInt8]
            do { fresh = try NewEvent.of(example, document.eventMembers, at: now) } catch {
                throw SampleError.edit(error)
            }
            body = try RequestMaker.change(fresh, edits, faults, document)
        }
        let headers = RequestHeaders(document: document, userAgent: userAgent)
        let event = body.withUnsafeBytes { document.event(in: BodyText(reading: $0)) }
        return ProviderRequest(
            method: "POST", path: document.identify.paths.first ?? "/webhooks/\(document.id)",
            headers: try headers.lines(body: body, signature: signature(body, at: now)), body: body, event: event)
    }

    private static func change(
        _ payload: [UInt8], _ edits: [JSONEdit], _ faults: Set<SampleFault>, _ document: ProviderDocument
    ) throws(SampleError) -> [UInt8] {
        var payload = payload
        for edit in edits {
            do { payload = try edit.apply(to: payload) } catch { throw .edit(error) }
        }
        return faults.contains(.payload) ? try BrokenPayload(document: document).of(payload) : payload
    }

    private func signature(_ body: [UInt8], at now: Timestamp) throws -> [Answer.Header] {
        guard let signer else { return [] }
        var moment = now
        if faults.contains(.timestamp), let rule = document.signature?.timestamp {
            moment = Timestamp(milliseconds: now.milliseconds - (rule.tolerance.wholeMilliseconds + 60_000))
        }
        var signed = ByteBuffer(bytes: body)
        // Random bytes behind the body are no damage that a diagnosis could take this for.
        if faults.contains(.signature) { signed.writeString(FreshID.plain()) }
        return try signer.lines(signing: signed, at: moment)
    }
}
