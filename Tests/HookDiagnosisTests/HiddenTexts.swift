import HookModel
import HookProviders
import NIOCore
import TestSupport
import Testing

/// What no explanation may have in it: secrets, signatures, and what a right signature would have been.
struct HiddenTexts {
    private static let length = 12

    private let parts: [String]

    init(_ secrets: [String], _ sample: DiagnosisSample, _ document: ProviderDocument) {
        let time = Timestamp(milliseconds: TestScheme.now * 1000)
        let context = DiagnosisSample.context(sample.scheme, sample.url)
        let expected = secrets.flatMap { secret -> [String] in
            guard let key = ProviderSecret(name: "x", bytes: Array(secret.utf8)),
                let signer = try? RequestSigner(document, secret: key),
                let signed = try? signer.sign(ByteBuffer(bytes: sample.body), context, at: time)
            else { return [] }
            return signed.headers.map(\.value)
        }
        // Parts of a dozen characters: a prefix alone is no secret.
        parts = (secrets + expected + [sample.signature]).flatMap { text in
            text.split { ",=; \r\n\"'".contains($0) }.flatMap { word in
                stride(from: 0, to: max(1, word.count - HiddenTexts.length), by: HiddenTexts.length / 2).map {
                    String(word.dropFirst($0).prefix(HiddenTexts.length))
                }
            }
        }.filter { $0.count == HiddenTexts.length && !$0.allSatisfy(\.isNumber) }
    }

    func check(_ told: Diagnosis) {
        let text = told.explanation + told.remedy
        for part in parts where text.contains(part) { Issue.record("\(told) has \(part)") }
    }
}
