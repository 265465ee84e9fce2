internal import HookCrypto
internal import HookModel
internal import HookProviders
internal import NIOCore

/// The places of a request that may hold the signature instead of its own: other headers, and the query.
enum ElsewhereSignature {
    /// So many are looked at.
    private static let limit = 12

    /// A place by its name, and what stands in it.
    struct Place {
        let name: String
        let text: [UInt8]
    }

    /// The places whose text has the form of a signature, those that are named like one first.
    static func places(_ request: DiagnosedRequest) -> [Place] {
        let known = Set(
            request.document.signatures.flatMap { scheme in
                [scheme.place, scheme.id, scheme.timestamp?.place].compactMap(\.self)
            })
        var found: [Place] = []
        for field in request.head.block.fields.prefix(100) {
            let name = request.head.block.text(field.name)
            guard !known.contains(.header(HeaderName(name))) else { continue }
            let text = request.head.block.bytes.withUnsafeReadableBytes { Array($0[field.value.indices]) }
            found.append(Place(name: name, text: text))
        }
        if let mark = request.head.target.firstIndex(of: "?") {
            for pair in request.head.target[mark...].dropFirst().utf8.split(separator: UInt8(ascii: "&")).prefix(32) {
                guard let equals = pair.firstIndex(of: UInt8(ascii: "=")) else { continue }
                let name = String(decoding: pair[..<equals], as: UTF8.self)
                let text = Array(pair[pair.index(after: equals)...]).withUnsafeBytes {
                    PercentText.decode($0, plusIsSpace: false)
                }
                found.append(Place(name: "the query's parameter \"\(CitedText.name(name))\"", text: text))
            }
        }
        let fit = found.filter { place in
            (SignatureReading.shortestStart...512).contains(place.text.count) && isSignature(place.text, request.scheme)
        }
        let isNamed = { (place: Place) in
            ["sign", "hmac", "digest", "hash", "token", "auth"].contains { place.name.lowercased().contains($0) }
        }
        return Array((fit.filter(isNamed) + fit.filter { !isNamed($0) }).prefix(limit))
    }

    private static func isSignature(_ text: [UInt8], _ scheme: SignatureScheme) -> Bool {
        guard scheme.algorithm != .token else { return false }
        let lengths = scheme.algorithm.hash.map { [$0.digestLength] }
        return SignatureReadings.kind([text], scheme).contains { reading in
            reading.count.map { lengths?.contains($0) ?? true } ?? false
        }
    }
}
