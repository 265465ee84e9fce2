/// One event as different writers write it, filled up to a size; what they write was taken from the writers themselves.
enum DiagnosisBody: String, CaseIterable, Sendable {
    case script, scriptLine, pretty, prettyLine, prettyCRLF, tabbed, python, php, form

    /// The sizes that are tried, in bytes.
    static let sizes = [489, 10_240]

    var isForm: Bool { self == .form }
    /// Whether it differs from the other layouts in white space between tokens alone.
    var isLaidOut: Bool { [.pretty, .prettyLine, .prettyCRLF, .tabbed].contains(self) }

    /// The body of a size; a layout that is larger anyway stays as it is.
    func bytes(_ size: Int) -> [UInt8] {
        let mark = "FILL"
        let fill = max(1, size - text.utf8.count + mark.utf8.count)
        return Array(text.replacing(mark, with: String(repeating: "x", count: fill)).utf8)
    }

    private var text: String {
        switch self {
        case .script:
            #"{"type":"order.created","id":"evt_1","url":"https://shop.example/o/1","name":"Café Zoë €","#
                + #""note":"<b>&\u001b\n\"q\"","total":1299.5,"count":3,"webhookTimestamp":1737023400000,"#
                + #""items":[{"sku":"A/1","qty":2},{"sku":"B","qty":1}],"empty":{},"none":null,"fill":"FILL"}"#
        case .scriptLine: DiagnosisBody.script.text + "\n"
        case .pretty:
            #"""
            {
              "type": "order.created",
              "id": "evt_1",
              "url": "https://shop.example/o/1",
              "name": "Café Zoë €",
              "note": "<b>&\u001b\n\"q\"",
              "total": 1299.5,
              "count": 3,
              "webhookTimestamp": 1737023400000,
              "items": [
                {
                  "sku": "A/1",
                  "qty": 2
                },
                {
                  "sku": "B",
                  "qty": 1
                }
              ],
              "empty": {},
              "none": null,
              "fill": "FILL"
            }
            """#
        case .prettyLine: DiagnosisBody.pretty.text + "\n"
        case .prettyCRLF: DiagnosisBody.prettyLine.text.replacing("\n", with: "\r\n")
        case .tabbed: DiagnosisBody.pretty.text.replacing("  ", with: "\t")
        case .python:
            #"{"type": "order.created", "id": "evt_1", "url": "https://shop.example/o/1", "#
                + #""name": "Caf\u00e9 Zo\u00eb \u20ac", "note": "<b>&\u001b\n\"q\"", "total": 1299.5, "count": 3, "#
                + #""webhookTimestamp": 1737023400000, "items": [{"sku": "A/1", "qty": 2}, {"sku": "B", "qty": 1}], "#
                + #""empty": {}, "none": null, "fill": "FILL"}"#
        case .php:
            #"{"type":"order.created","id":"evt_1","url":"https:\/\/shop.example\/o\/1","#
                + #""name":"Caf\u00e9 Zo\u00eb \u20ac","note":"<b>&\u001b\n\"q\"","total":1299.5,"count":3,"#
                + #""webhookTimestamp":1737023400000,"items":[{"sku":"A\/1","qty":2},{"sku":"B","qty":1}],"#
                + #""empty":{},"none":null,"fill":"FILL"}"#
        case .form: "To=%2B22&text=caf%C3%A9+au+lait%2Fa%7Eb*c&From=11&payload=%7B%22a%22%3A1%7D&empty=&fill=FILL"
        }
    }
}
