package import JSONText

/// Why a provider's request cannot be made as asked.
package enum SampleError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The provider signs, and there is no secret to sign with; holds its id.
    case noSecret(String)
    /// The provider does not do what was to be made wrong; holds its name.
    case cannotBreak(SampleFault, String)
    /// The provider's document shows no payload of the event; holds both.
    case noExample(event: String, provider: String)
    /// No member could be left out so that the payload becomes invalid; holds the reason.
    case payloadStaysValid(String)
    /// A change to the payload cannot be made.
    case edit(JSONEditError)
    /// The provider signs the URL, and it is not known.
    case noURL
    /// Signing writes into the body, and a content coding hides it; holds the place and the coding.
    case codedBody(String, String)
    /// What belongs to the signature has no place in the body; holds where it belongs.
    case noPlaceInBody(String, JSONEditError)
    /// A header has to say what the payload says, and that text cannot stand in a header.
    case notForHeader(header: String, pointer: JSONPointer)

    /// What happened, and what to do about it.
    package var description: String {
        switch self {
        case .noSecret(let id): "\(id) signs its requests, and no secret is configured for it"
        case .cannotBreak(.signature, let name): "\(name) does not sign its requests, so there is no signature to break"
        case .cannotBreak(.timestamp, let name):
            "\(name) sends no timestamp with its signature, so there is none to break"
        case .cannotBreak(.payload, let name): "the payloads of \(name) cannot be broken"
        case .noExample(let event, let provider): "the document of \(provider) has no example of \(event)"
        case .payloadStaysValid(let reason): "the payload cannot be made invalid: \(reason)"
        case .edit(let error): "\(error)"
        case .noPlaceInBody(let place, let error):
            "what belongs to the signature goes to \(place), and this body has no such place: \(error)"
        case .noURL: "the provider signs the URL of its requests, and none is known"
        case .codedBody(let place, let coding):
            "what belongs to the signature goes to \(place), and the body is under the content coding \(coding)"
        case .notForHeader(let header, let pointer):
            "the header \(header) has to equal \(pointer), which has characters that a header cannot have"
        }
    }
}
