import HookFormat
import HookModel
import HookProviders
import HookStore
import JSONText

/// What `verify --json` prints: the signature's object as captures have it, with the steps beside it.
enum VerifyObject {
    static func text(_ report: VerifyReport) -> String {
        var writer = JSONWriter(layout: .pretty)
        writer.object { writer in
            FindingsObject.writeMembers(of: report.finding, to: &writer)
            writer.name("provider")
            provider(report, to: &writer)
            writer.name("steps")
            steps(report, to: &writer)
            if let expected = report.expected {
                writer.name("expected")
                writer.array { writer in
                    for signature in expected { self.expected(signature, to: &writer) }
                }
            }
        }
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    private static func provider(_ report: VerifyReport, to writer: inout JSONWriter) {
        guard !report.isFromFlags else { return writer.null() }
        writer.object { writer in
            writer.name("id")
            writer.string(report.document.id)
            writer.name("because")
            writer.strings(report.identification?.because ?? ["named"])
        }
    }

    private static func steps(_ report: VerifyReport, to writer: inout JSONWriter) {
        writer.object { writer in
            writer.name("clock")
            writer.string(report.time.description)
            writer.name("clock_from")
            writer.string(report.clock.rawValue)
            writer.name("url")
            writer.optional(report.url.map { String(decoding: $0.bytes, as: UTF8.self) })
            writer.name("schemes")
            writer.array { writer in
                for step in report.steps.schemes { StepsObject.write(step, to: &writer) }
            }
        }
    }

    private static func expected(_ signature: ExpectedSignature, to writer: inout JSONWriter) {
        writer.object { writer in
            writer.name("secret")
            writer.object { writer in FindingsObject.writeMembers(of: signature.secret, to: &writer) }
            writer.name("in")
            writer.string(signature.place)
            writer.name("value")
            writer.string(signature.text)
        }
    }
}
