import HookModel
import HookProviders
import JSONText
import TestSupport

/// Every scheme with an HMAC over the body: those of the catalogue, and those of the facts that no document has.
enum DiagnosisScheme {
    static let all: [TestScheme] = {
        let documents = (try? TestCatalog.get().documents) ?? []
        var seen: Set<String> = []
        let known = documents.flatMap { document -> [TestScheme] in
            let sources = document.source["signature"].map { $0.kind == .array ? $0.elements : [$0] } ?? []
            return zip(document.signatures, sources).enumerated().compactMap { place, pair in
                let (scheme, source) = pair
                guard scheme.algorithm.rawValue.hasPrefix("hmac"),
                    scheme.content.signsBody || scheme.content.signsParams,
                    seen.insert(source.text).inserted
                else { return nil }
                return TestScheme(
                    testDescription: place == 0 ? document.id : "\(document.id), \(place + 1)", json: source.text,
                    secret: secret(scheme), isForm: scheme.content.signsParams)
            }
        }
        let others = [TestScheme.sha512, .getstream, .convoy].map { scheme in
            TestScheme(
                testDescription: scheme.testDescription, json: scheme.json,
                secret: scheme.secret.hasPrefix("key_") ? "key_" + text : text)
        }
        return known + others
    }()

    /// A secret that could be text, base64 and hexadecimal.
    private static func secret(_ scheme: SignatureScheme) -> String { (scheme.key.prefix ?? "") + text }

    private static let text = "8f742231b10e8888abcd99aabbccdd858f742231b10e8888"
}
