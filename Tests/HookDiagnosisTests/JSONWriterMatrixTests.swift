import HookDiagnosis
import HookModel
import HookProviders
import TestSupport
import Testing

extension DiagnosisSuite {
    /// Every writer's text is found in what another writer sent: ways to write strings × layouts × orders.
    @Suite struct JSONWriterMatrixTests {
        /// Members in no order, with each character that some writer escapes.
        static let rich: MatrixWriter.Value = .object([
            ("url", .text("https://shop.example/o/1?a=1&b='2'")), ("name", .text("Café Zoë € 😀 \u{2028}\u{85}")),
            ("html", .text("<b>\"x\" + `y`</b>\n\u{1B}")), ("total", .other("1299.5")), ("count", .other("3")),
            (
                "items",
                .array([
                    .object([("sku", .text("A/1")), ("qty", .other("2"))]),
                    .object([("qty", .other("1")), ("sku", .text("B"))]),
                ])
            ),
            ("empty", .object([])), ("list", .array([])), ("none", .other("null")), ("is", .other("true")),
        ])

        @Test(
            "Signed by any writer, sent by another", arguments: MatrixWriter.all,
            [MatrixWriter.Layout.compact, .two])
        func explains(_ signed: MatrixWriter, _ layout: MatrixWriter.Layout) throws {
            let value = JSONWriterMatrixTests.rich
            var sample = try DiagnosisSample(.razorpay, signed.write(value))
            let document = try DiagnosisDocuments.document(.razorpay)
            let secret = try #require(ProviderSecret(name: "S", bytes: Array(TestScheme.razorpay.secret.utf8)))
            let verifier = try SignatureVerifier(document.signatures, secrets: [secret])
            let diagnoser = SignatureDiagnoser(document, secrets: ["test": [secret]], catalog: Catalog([]))
            let (head, at) = (try sample.head, Timestamp(milliseconds: TestScheme.now * 1000))
            // The clock stands still: what is looked at here is the number of attempts.
            let now = ContinuousClock.now
            for strings in MatrixStrings.all {
                let sender = MatrixWriter(strings: strings, layout: layout, isSorted: false)
                sample.body = sender.write(value)
                let diagnosis = sample.body.withUnsafeBytes { body in
                    let finding = verifier.verify(head, body: body, now: at)
                    var budget = DiagnosisBudget { now }
                    return diagnoser.diagnose(finding, head: head, body: body, url: nil, at: at, budget: &budget)
                }
                if signed.write(value) != sample.body { try check(signed, sender, value, diagnosis) }
            }
        }

        private func check(
            _ signed: MatrixWriter, _ sender: MatrixWriter, _ value: MatrixWriter.Value, _ diagnosis: [Diagnosis]
        ) throws {
            let told = try #require(diagnosis.first)
            // Several write this text alike.
            let isSame =
                MatrixWriter(strings: signed.strings, layout: .two, isSorted: false).write(value)
                == MatrixWriter(strings: sender.strings, layout: .two, isSorted: false).write(value)
            let causes: Set<DiagnosisCause> =
                isSame && !signed.isSorted
                ? [.jsonMinified, .jsonReserialised, .lineEndingsChanged]
                : signed.layout == sender.layout && !signed.isSorted
                    ? [.jsonReserialised, .slashEscapesChanged, .unicodeEscapesChanged] : [.jsonReserialised]
            #expect(diagnosis.count == 1 && causes.contains(told.cause), "\(signed) sent as \(sender): \(diagnosis)")
            // What is escaped alone is named by what was done to it.
            if [.slashEscapesChanged, .unicodeEscapesChanged].contains(told.cause) { return }
            if !isSame {
                #expect(
                    signed.strings.names.contains { told.explanation.contains($0) },
                    "\(signed) sent as \(sender): \(told.explanation)")
            }
            if signed.isSorted { #expect(told.explanation.contains("sorted by name"), "\(told.explanation)") }
            if signed.layout != sender.layout, !told.explanation.contains("JSON.stringify(JSON.parse") {
                #expect(told.explanation.contains(JSONWriterMatrixTests.words(signed.layout)), "\(told.explanation)")
            }
        }

        private static func words(_ layout: MatrixWriter.Layout) -> String {
            switch layout {
            case .compact: "without white space"
            case .spaced: "a space behind \",\" and \":\""
            case .two: "two spaces for each level"
            case .four: "four spaces for each level"
            case .tab: "a tab for each level"
            }
        }
    }
}
