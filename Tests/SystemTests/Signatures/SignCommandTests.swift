import Foundation
import HookModel
import JSONText
import TestSupport
import Testing

extension ProgramTests {
    /// `hooksight sign` as its user meets it.
    @Suite struct SignCommandTests {
        /// The first sample of each provider that signs.
        static let samples: [Sample] = {
            var first: [String: Sample] = [:]
            for sample in Sample.all where TestSecrets.texts[sample.provider] != nil && first[sample.provider] == nil {
                first[sample.provider] = sample
            }
            return first.values.sorted { $0.provider < $1.provider }
        }()

        private static let url = "https://hooks.example/in?a=1"

        private func secret(_ sample: Sample) throws -> [String] {
            ["--secret", try #require(TestSecrets.texts[sample.provider])]
        }

        @Test("What is signed verifies: header lines through a pipe, the body from a file", arguments: samples)
        func headers(_ sample: Sample) async throws {
            let folder = try TemporaryFolder()
            let file = ProjectFiles.root.appendingPathComponent("Samples/\(sample.file)").path
            let shared = ["--provider", sample.provider] + (try secret(sample))
            // Twilio's URL is called with the body's digest, which only signing tells.
            let made = try await Program.run(["sign", "--json", file] + shared + ["--url", Self.url])
            let called = try #require(try JSONDocument(made.output).root["url"]?.string, "\(made.errors)")
            let script =
                #""$0" sign --body-out body --url "$SIGNED" "$@" "$FILE" 2>/dev/null"#
                + #" | "$0" verify --header @- --url "$CALLED" "$@" body"#
            let run = try await Program.run(
                ["-c", script, Program.path] + shared,
                environment: ["FILE": file, "SIGNED": Self.url, "CALLED": called], in: folder, executable: "/bin/sh")
            #expect(run.status == 0, "\(run.output)\(run.errors)")
        }

        @Test(
            "A whole request verifies, and one of another body does not",
            arguments: samples.filter { ["linear", "mailgun", "omnisales", "square", "twilio"].contains($0.provider) })
        func whole(_ sample: Sample) async throws {
            let file = ProjectFiles.root.appendingPathComponent("Samples/\(sample.file)").path
            let secret = try secret(sample)
            let signed = try await Program.run(
                ["sign", "--provider", sample.provider, "--raw", "--id", "an-id", file] + secret
                    + ["--url", Self.url])
            #expect(signed.status == 0 && signed.errors.isEmpty, "\(signed.errors)")
            let verify =
                ["verify", "--raw", "-", "--provider", sample.provider, "--public-url", "https://hooks.example"]
                + secret
            let good = try await Program.run(verify, input: Array(signed.output.utf8))
            #expect(good.status == 0 && good.errors.isEmpty, "\(good.output)\(good.errors)")
            // Mailgun's signature does not cover what follows it.
            guard sample.provider != "mailgun" else { return }
            let bad = try await Program.run(verify, input: Array(signed.output.utf8).dropLast())
            #expect(bad.status == 1)
        }

        @Test("A curl line holds what was given, whatever a shell would make of it")
        func curl() async throws {
            let folder = try TemporaryFolder()
            let name = "it's $(touch ran) `x`.json"
            try Data("{}".utf8).write(to: URL(fileURLWithPath: folder.file(name)))
            try Data("#!/bin/sh\nprintf '%s\\n' \"$@\"\n".utf8).write(to: URL(fileURLWithPath: folder.file("curl")))
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.file("curl"))
            let made = try await Program.run(
                [
                    "sign", "--provider", "github", "--secret", "a", "--curl", "--to",
                    "http://localhost:3000/$HOME?a=[1]",
                    "--method", "PUT", "-H", "X-Quote: it's \"$(touch ran)\" `x` \\", "-H", "X-Empty:", name,
                ], in: folder)
            #expect(made.status == 0 && made.errors.isEmpty)
            #expect(made.output.split(separator: "\n").count == 1)
            let shown = try await Program.run(
                ["-c", "PATH=.:$PATH\n" + made.output], in: folder, executable: "/bin/sh")
            #expect(
                shown.output.split(separator: "\n", omittingEmptySubsequences: false) == [
                    "--globoff", "--request", "PUT", "--header", "Content-Type: application/json", "--header",
                    "X-Quote: it's \"$(touch ran)\" `x` \\", "--header", "X-Empty;", "--header",
                    "X-Hub-Signature-256: sha256=\(try TestSecrets.sign(Array("{}".utf8), "a"))"[...], "--data-binary",
                    "@\(name)"[...], "http://localhost:3000/$HOME?a=[1]", "",
                ])
            #expect(!FileManager.default.fileExists(atPath: folder.file("ran")))
        }

        @Test("What is printed", arguments: printed)
        func prints(_ test: VerifyCase) async throws { try await test.check("sign") }

        @Test("What cannot be signed, or was not meant so", arguments: refusals)
        func refuses(_ test: VerifyCase) async throws { try await test.check("sign") }

        private static let at = ["--at", "2025-01-16T10:30:00Z", "--secret", "a"]

        static let printed = [
            VerifyCase(
                testDescription: "header lines", files: ["body": "{}"],
                arguments: ["--provider", "standard-webhooks", "--id", "msg_1", "--at", "1737023400", "--secret"]
                    + ["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "body"], status: 0,
                output: [
                    "webhook-id: msg_1", "webhook-timestamp: 1737023400",
                    "webhook-signature: v1,9O4NO6kBTnpxiwUw8157JCR0F4nYkrzaXU4lIUsY23w=",
                ]),
            VerifyCase(
                testDescription: "a digest in the URL", files: ["body": "{}"],
                arguments: ["--provider", "twilio", "--url", "https://hooks.example/in", "body"] + at, status: 0,
                output: ["X-Twilio-Signature: joFr8QRR0tepUljaoNrFJOUU7dk="],
                errors: "note: the URL has to carry the body's digest: https://hooks.example/in?bodySHA256="
                    + "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"),
            VerifyCase(
                testDescription: "JSON", files: ["body": "{}"],
                arguments: ["--provider", "stripe", "--json", "--url", "https://hooks.example", "body"] + at, status: 0,
                output: [
                    "{", #"  "provider": "stripe","#, #"  "scheme": "hmac-sha256-hex","#,
                    #"  "in": "Stripe-Signature","#,
                    #"  "time": "2025-01-16T10:30:00.000Z","#, #"  "method": "POST","#,
                    #"  "url": "https://hooks.example","#, #"  "query": null,"#, #"  "headers": ["#, "    [",
                    #"      "Stripe-Signature","#,
                    #"      "t=1737023400,v1=e727e03b05d2f76bb2ebe548ea2b40b314334c9a70d5fb4229d6d2a790723239""#,
                    "    ]", "  ],", #"  "body": {"#, #"    "size": 2,"#, #"    "changed": false"#, "  }", "}",
                ]),
            VerifyCase(
                testDescription: "a whole request", files: ["body": "a=1\n"],
                arguments: [
                    "--header-name", "X-Sig", "--raw", "-H", "Content-Type: text/plain", "-H", "X-Sig: old", "--method",
                    "PATCH", "body",
                ] + at, status: 0,
                output: [
                    "PATCH /webhooks/flags HTTP/1.1", "Host: localhost", "Content-Type: text/plain",
                    "X-Sig: 1f0ef9ad7a20e0d5e11010d3eeea4cc8ccb70c6dc66167ec354bc0e16a36418b", "Content-Length: 4",
                    "", "a=1",
                ]),
        ]

        static let refusals = [
            VerifyCase(
                testDescription: "nothing", arguments: [], status: 64,
                errors: "nothing to sign; name the file with the body, or - for standard input"),
            VerifyCase(
                testDescription: "no scheme", arguments: ["body"], status: 64,
                errors: "nothing says how to sign; name a provider with --provider ID, "
                    + "or tell the scheme with --header-name NAME"),
            VerifyCase(
                testDescription: "two forms", arguments: ["--curl", "--raw", "body"], status: 64,
                errors: "--curl and --raw: expected one form of output; leave one out"),
            VerifyCase(
                testDescription: "two secrets",
                arguments: ["--provider", "github", "--secret", "a", "--secret", "b", "body"], status: 64,
                errors: "--secret: a request is signed with one; leave the others out"),
            VerifyCase(
                testDescription: "an id that no header can carry", files: ["body": "{}"],
                arguments: ["--provider", "standard-webhooks", "--id", "a\r\nb: c", "body"], status: 64,
                errors:
                    "--id: expected characters that a header can carry, without white space, found \"a\\u{d}\\u{a}b: c\""
            ),
            VerifyCase(
                testDescription: "no secret", files: ["body": "{}"], arguments: ["--provider", "github", "body"],
                status: 2,
                errors: "error: there is no secret to sign with; give it with --secret, or set HOOKSIGHT_SECRET_GITHUB"),
            VerifyCase(
                testDescription: "a provider that does not sign", files: ["body": "{}"],
                arguments: ["--provider", "esahayak", "body"], status: 2,
                errors: "error: eSahayak does not sign its requests, so there is nothing to sign"),
            VerifyCase(
                testDescription: "a public key", files: ["body": "{}"],
                arguments: [
                    "--provider", "discord", "--secret",
                    "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "body",
                ], status: 2,
                errors: "error: --secret: the secret is a public key, which only verifies; "
                    + "to sign, configure the private key"),
            VerifyCase(
                testDescription: "a URL that is signed and not known", files: ["body": "{}"],
                arguments: ["--provider", "square", "body"] + at, status: 2,
                errors: "error: the URL that is called is signed, too, and nothing tells it; give it with --url URL"),
            VerifyCase(
                testDescription: "a time in the body", files: ["body": #"{"webhookTimestamp": 1}"#],
                arguments: ["--provider", "linear", "body"] + at, status: 2,
                errors: "error: signing writes /webhookTimestamp in the body; --body-out FILE takes the signed body, "
                    + "and --raw prints it with its head"),
        ]
    }
}
