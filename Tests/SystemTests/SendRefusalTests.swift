import TestSupport
import Testing

extension ProgramTests {
    /// What `hooksight send` does not begin with: whole messages and exit codes.
    @Suite struct SendRefusalTests {
        struct Refusal: Sendable, CustomTestStringConvertible {
            let testDescription: String
            let arguments: [String]
            var environment = SendTests.secret
            var status: Int32 = 64
            let message: String
        }

        static let cases = [
            Refusal(
                testDescription: "a provider that there is not", arguments: ["omnisale", "order.created", "--to", "9"],
                message: "error: no provider \"omnisale\"; did you mean omnisales? (hooksight providers)\n"),
            Refusal(
                testDescription: "an event that there is not", arguments: ["omnisales", "order.create", "--to", "9"],
                message: "error: no event \"order.create\" of OmniSales; did you mean order.created? "
                    + "(hooksight providers omnisales)\n"),
            Refusal(
                testDescription: "no event", arguments: ["omnisales", "--to", "9"],
                message: "error: no event was named; `hooksight providers omnisales` lists those of OmniSales, "
                    + "and --body FILE sends a file\n"),
            Refusal(
                testDescription: "no target", arguments: ["omnisales", "order.created"],
                message: "error: nothing says where to send to; name your app, such as --to 3000, "
                    + "or a listener, --to http://127.0.0.1:4100\n"),
            Refusal(
                testDescription: "a target of another scheme",
                arguments: ["omnisales", "order.created", "--to", "ftp://x"],
                message: "error: --to: target \"ftp://x\": the scheme is not known; use http://, https:// or unix:\n"),
            Refusal(
                testDescription: "no secret", arguments: ["bharatcart", "order.paid", "--to", "9"], environment: [:],
                message: "error: BharatCart signs its requests, and no secret is configured for it; "
                    + "set HOOKSIGHT_SECRET_BHARATCART, or use --secret env:NAME or --secret file:PATH\n"),
            Refusal(
                testDescription: "a secret's variable that is not set",
                arguments: ["omnisales", "order.created", "--to", "9", "--secret", "env:NONE"],
                message: "error: --secret: the variable NONE is not set, for omnisales\n"),
            Refusal(
                testDescription: "D: a rate without a unit",
                arguments: ["omnisales", "order.created", "--to", "9", "--rate", "5"],
                message: "error: --rate: expected a rate such as 10/s, 600/m or 5/h, found \"5\"\n"),
            Refusal(
                testDescription: "nothing to break",
                arguments: ["bharatcart", "order.paid", "--to", "9", "--break", "timestamp"],
                message: "error: --break timestamp: BharatCart sends no timestamp with its signature, "
                    + "so there is none to break\n"),
            Refusal(
                testDescription: "a break that there is not",
                arguments: ["bharatcart", "order.paid", "--to", "9", "--break", "id"],
                message: "error: --break: expected signature, timestamp or payload, found \"id\"\n"),
            Refusal(
                testDescription: "a change without a value",
                arguments: ["bharatcart", "order.paid", "--to", "9", "--set", "/a"],
                message: "error: --set \"/a\": expected a JSON Pointer, = and a value, such as /data/total=5\n"),
            Refusal(
                testDescription: "a change to what is not there",
                arguments: ["bharatcart", "order.paid", "--to", "9", "--set", "/dta/amount=5"],
                message: "error: --set \"/dta/amount\": the whole text is an object with 3 members (line 1, column 1); "
                    + "it has no member \"dta\"; did you mean \"data\"?\n"),
            Refusal(
                testDescription: "a rate that is none",
                arguments: ["bharatcart", "order.paid", "--to", "9", "--rate", "0/s"],
                message: "error: --rate: expected a rate such as 10/s, 600/m or 5/h, found \"0/s\"\n"),
            Refusal(
                testDescription: "a number that is none",
                arguments: ["bharatcart", "order.paid", "--to", "9", "--times", "0"],
                message: "error: --times: expected a number from 1 to 1000000, found \"0\"\n"),
            Refusal(
                testDescription: "authorities that are none",
                arguments: ["bharatcart", "order.paid", "--to", "https://localhost:9", "--ca", "none.pem"],
                message: "error: --ca: the file none.pem cannot be opened (No such file or directory); "
                    + "expected one or more blocks that begin with -----BEGIN CERTIFICATE-----\n"),
            Refusal(
                testDescription: "a body that cannot be read",
                arguments: ["omnisales", "--to", "9", "--body", "none.json"],
                status: 2,
                message: "error: the file none.json cannot be read: no such file or directory; "
                    + "name another with --body FILE\n"),
        ]

        @Test("What is refused before anything is sent", arguments: cases)
        func refuse(_ test: Refusal) async throws {
            let run = try await Program.run(["send"] + test.arguments, environment: test.environment)
            #expect(run.status == test.status)
            // ArgumentParser adds its usage lines behind the message.
            #expect(run.errors.hasPrefix(test.message), "\(run.errors)")
            #expect(run.output == "")
            #expect(!run.errors.contains("s3cr3t"))
        }
    }
}
