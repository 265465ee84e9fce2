import HookModel
import HookProviders
import NIOCore
import TestSupport
import Testing

/// What holds for every scheme: those of the tests and those of every document in the catalogue.
@Suite struct SchemeConformanceTests {
    @Test("What is signed verifies, without notes", arguments: TestScheme.all)
    func verifies(_ scheme: TestScheme) throws {
        let finding = try SignedSample(scheme).finding()
        #expect(finding.verdict == .verified, "\(finding)")
        #expect(finding.notes == [])
    }

    @Test("No flipped bit of the signature verifies", arguments: TestScheme.all)
    func signatureBits(_ scheme: TestScheme) throws {
        let sample = try SignedSample(scheme)
        guard try #require(scheme.document().signatures.first).header != nil else { return }
        let text = Array(sample.signature.utf8)
        let encoding = try #require(scheme.document().signatures.first).encoding
        let line = try #require(sample.lines.last).0
        for bit in 0..<(text.count * 8) {
            var wrong = text
            wrong[bit / 8] ^= 1 << (bit % 8)
            // Hex digits in upper case are accepted, and line ends would end the header.
            if encoding == .hex, bit % 8 == 5, Character(UnicodeScalar(text[bit / 8])).isLetter { continue }
            if wrong[bit / 8] == 0x0A || wrong[bit / 8] == 0x0D { continue }
            let lines = sample.lines.dropLast().map { ($0.0, Array($0.1.utf8)) } + [(line, wrong)]
            let finding = try TestScheme.verify(
                sample.verifier, lines: lines, body: sample.body, url: sample.url)
            #expect(finding.verdict != .verified, "bit \(bit)")
        }
    }

    @Test("No flipped bit of what is signed verifies", arguments: TestScheme.all)
    func bodyBits(_ scheme: TestScheme) throws {
        var sample = try SignedSample(scheme)
        let content = try #require(scheme.document().signatures.first).content
        guard sample.scheme.testDescription != "gitlab", sample.scheme.testDescription != "basic authorization",
            content.contains(.body) || content.contains(.params)
        else { return }
        let body = sample.body
        for bit in 0..<(body.count * 8) {
            sample.body = body
            sample.body[bit / 8] ^= 1 << (bit % 8)
            let finding = try sample.finding()
            #expect(finding.verdict == .failed, "bit \(bit) of \(scheme)")
        }
    }

    /// Values that no sender sends.
    static let hostile: [(String, [UInt8])] = [
        ("empty", []), ("white space", [0x20, 0x09, 0x20]), ("one comma", [0x2C]), ("one equals sign", [0x3D]),
        ("zero bytes", [UInt8](repeating: 0, count: 64)), ("bytes over 0x7F", [UInt8](repeating: 0xFF, count: 64)),
        ("64 KiB of one digit", [UInt8](repeating: 0x61, count: 65_536)),
        ("64 KiB of commas", [UInt8](repeating: 0x2C, count: 65_536)),
        ("64 KiB of spaces and a byte", [UInt8](repeating: 0x20, count: 65_536) + [0x61]),
        ("64 KiB of padding", [UInt8](repeating: 0x3D, count: 65_536)),
        ("thousands of pairs", Array(String(repeating: "v1=00,h1=00;t=1,ts=2;v1,AA== v1a,AA== ", count: 2000).utf8)),
        ("thousands of signatures", Array(String(repeating: "\(SchemeRuleTests.wrong) ", count: 2000).utf8)),
        ("prefixes alone", Array("sha256=sha256=v0=Basic ".utf8)), ("not ASCII", Array("v1,é=ß".utf8)),
        ("a percent sign", Array("%".utf8)), ("a quotation mark", Array("\"".utf8)),
    ]

    @Test("Hostile values in any header never verify", arguments: TestScheme.all)
    func hostile(_ scheme: TestScheme) throws {
        let sample = try SignedSample(scheme)
        let signatures = try scheme.document().signatures
        for (name, value) in SchemeConformanceTests.hostile {
            for (index, line) in sample.lines.enumerated() where index > 0 {
                var lines = sample.lines.map { ($0.0, Array($0.1.utf8)) }
                lines[index].1 = value
                let finding = try TestScheme.verify(sample.verifier, lines: lines, body: sample.body, url: sample.url)
                // Only the time of a scheme without tolerance is not looked at but for being signed.
                #expect(finding.verdict != .verified, "\(name) in \(line.0)")
                lines.append(line.1.isEmpty ? (line.0, [0x61]) : (line.0, Array(line.1.utf8)))
                let doubled = try TestScheme.verify(sample.verifier, lines: lines, body: sample.body, url: sample.url)
                #expect(doubled.verdict == .failed, "\(name) beside the right \(line.0)")
            }
            let other = try TestScheme.verify(sample.verifier, lines: [], body: value, url: sample.url)
            #expect(other.verdict != .verified, "\(name) as the body")
        }
        #expect(try TestScheme.verify(sample.verifier, lines: [], body: [], url: nil).verdict == .missing)
        let none = try SignatureVerifier(signatures, secrets: [])
        let lines = sample.lines.map { ($0.0, Array($0.1.utf8)) }
        let finding = try TestScheme.verify(none, lines: lines, body: sample.body, url: sample.url)
        #expect(finding.verdict == .noSecret)
    }

    @Test("Not more than 32 signatures of a list are looked at")
    func bounded() throws {
        var sample = try SignedSample(.standardWebhooks)
        let right = sample.signature
        sample.signature = String(repeating: "\(SchemeRuleTests.wrong) ", count: 31) + right
        #expect(try sample.finding().verdict == .verified)
        sample.signature = String(repeating: "\(SchemeRuleTests.wrong) ", count: 32) + right
        #expect(try sample.finding().reason == .mismatch)
    }

    @Test("A form of very many parameters is not sorted")
    func manyParameters() throws {
        var sample = try SignedSample(.twilio)
        sample.body = Array(String(repeating: "a=1&", count: 200_000).utf8)
        #expect(try sample.finding().reason == .mismatch)
    }

    @Test("Every document's samples sign and verify with a new secret, and a flipped bit does not")
    func catalogue() throws {
        for document in try TestCatalog.get().documents where document.isSigning {
            for secret in try FreshSecret.all(document) {
                try check(document, secret)
            }
        }
    }

    private func check(_ document: ProviderDocument, _ secret: ProviderSecret) throws {
        let now = Timestamp(milliseconds: TestScheme.now * 1000)
        let verifier = try SignatureVerifier(document.signatures, secrets: [secret])
        for event in document.events where !event.examples.isEmpty {
            let maker = try RequestMaker(
                document, .example(event), secret: secret, userAgent: "x",
                url: { SenderURL("https://hooks.example\($0)") })
            let request = try maker.request(at: now)
            let url = "https://hooks.example\(request.path)" + (request.query.map { "?\($0)" } ?? "")
            let lines = request.headers.map { ($0.name, Array($0.value.utf8)) }
            let finding = try TestScheme.verify(verifier, lines: lines, body: request.body, url: url)
            #expect(finding.verdict == .verified, "\(document.id) \(event.type): \(finding)")
            for index in lines.indices
            where document.signatures.contains(where: {
                $0.header == HeaderName(lines[index].0)
            }) {
                var wrong = lines
                let place = wrong[index].1.count - 3
                wrong[index].1[place] ^= 1
                let finding = try TestScheme.verify(verifier, lines: wrong, body: request.body, url: url)
                #expect(finding.verdict == .failed, "\(document.id) \(event.type): a bit of \(lines[index].0)")
            }
            // A secret may serve a later scheme alone: GitLab's token, which covers nothing.
            let scheme = try #require(
                document.signatures.first { scheme in
                    scheme.header == nil || lines.contains { HeaderName($0.0) == scheme.header }
                })
            guard scheme.algorithm != .token, scheme.content.contains(.body) else { continue }
            for place in [0, request.body.count / 2, request.body.count - 1] where place >= 0 {
                var body = request.body
                body[place] ^= 1
                let finding = try TestScheme.verify(verifier, lines: lines, body: body, url: url)
                #expect(finding.verdict == .failed, "\(document.id) \(event.type): a bit of the body")
            }
        }
    }
}
