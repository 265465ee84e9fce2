import HookProviders

/// Whether a body that nobody described is taken for a form.
enum AssumedForm {
    /// It is where one of the schemes reads the parameters of a form, and the body does not begin like JSON.
    static func fits(_ body: [UInt8], _ document: ProviderDocument) -> Bool {
        !beginsLikeJSON(body) && !body.isEmpty && document.signatures.contains { $0.readsForms }
    }

    /// Whether the first byte that counts opens an object or an array.
    static func beginsLikeJSON(_ body: [UInt8]) -> Bool {
        let first = body.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
        return first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
    }
}

extension SignatureScheme {
    /// Whether it looks into form bodies.
    fileprivate var readsForms: Bool {
        content.signsParams
            || [place, id, timestamp?.place].contains { place in
                if case .form = place { true } else { false }
            }
    }
}
