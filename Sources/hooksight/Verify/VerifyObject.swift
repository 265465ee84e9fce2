import HookModel
import HookProviders
import HookStore
import JSONSchema

/// What `verify --json` prints: the signature's object as captures have it, with the steps beside it.
enum VerifyObject {
    static func text(_ report: VerifyReport) -> String {
        var writer = JSONWriter(layout: .pretty)
        let finding = report.finding
        writer.object { writer in
            writer.name("verdict")
            writer.string(finding.verdict.rawValue)
            writer.name("reason")
            writer.optional(finding.reason?.rawValue)
            writer.name("provider")
            provider(report, to: &writer)
            writer.name("scheme")
            writer.optional(finding.scheme)
            writer.name("header")
            writer.optional(finding.header)
            writer.name("notes")
            writer.strings(finding.notes.map(\.rawValue))
            writer.name("secret")
            if let secret = finding.secret { place(secret, to: &writer) } else { writer.null() }
            writer.name("steps")
            steps(report, to: &writer)
            writer.name("diagnosis")
            writer.array { writer in
                for entry in finding.diagnosis ?? [] { diagnosis(entry, to: &writer) }
            }
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

    static func place(_ secret: SecretPlace, to writer: inout JSONWriter) {
        writer.object { writer in members(secret, to: &writer) }
    }

    static func members(_ secret: SecretPlace, to writer: inout JSONWriter) {
        writer.name("place")
        writer.integer(secret.place)
        writer.name("name")
        writer.string(secret.name)
    }

    private static func diagnosis(_ entry: Diagnosis, to writer: inout JSONWriter) {
        writer.object { writer in
            writer.name("cause")
            writer.string(entry.cause.rawValue)
            writer.name("explanation")
            writer.string(entry.explanation)
            writer.name("remedy")
            writer.string(entry.remedy)
        }
    }

    private static func expected(_ signature: ExpectedSignature, to writer: inout JSONWriter) {
        writer.object { writer in
            writer.name("secret")
            place(signature.secret, to: &writer)
            writer.name("in")
            writer.string(signature.place)
            writer.name("value")
            writer.string(signature.text)
        }
    }
}
