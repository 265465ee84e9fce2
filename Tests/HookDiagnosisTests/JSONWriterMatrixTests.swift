import HookDiagnosis
import HookModel
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
            let senders = MatrixStrings.all.map { MatrixWriter(strings: $0, layout: layout, isSorted: false) }
            for sender in senders {
                try check(signed, sent: sender, JSONWriterMatrixTests.rich)
            }
        }

        private func check(_ signed: MatrixWriter, sent sender: MatrixWriter, _ value: MatrixWriter.Value) throws {
            let (text, sent) = (signed.write(value), sender.write(value))
            if text == sent { return }
            var sample = try DiagnosisSample(.razorpay, text)
            sample.body = sent
            let now = ContinuousClock.now
            // The clock stands still: what is looked at here is the number of attempts.
            var budget = DiagnosisBudget { now }
            let diagnosis = try sample.explained(budget: &budget).diagnosis
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
